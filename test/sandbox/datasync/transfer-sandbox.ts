/** A sandbox with a home on EFS and a bucket, and DataSync's own client to move between them. */
import {
  CreateLocationEfsCommand,
  CreateLocationS3Command,
  CreateTaskCommand,
  DataSyncClient,
  DescribeTaskExecutionCommand,
  type DescribeTaskExecutionCommandOutput,
  type Options,
  StartTaskExecutionCommand,
} from '@aws-sdk/client-datasync'
import { bucketNamed, keysUnder } from '../../../sandbox/s3/buckets.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import { account, allow, type Enforced, enforced, region, role, trusting } from '../iam/enforced.ts'

export const Bucket = 'archive'
export const bucketArn = `arn:aws:s3:::${Bucket}`
export const domainId = 'd-studio'
export const fileSystemId = 'fs-0123456789abcdef0'

const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`
export const fileSystemArn = arn('elasticfilesystem', `file-system/${fileSystemId}`)
const interfaces = arn('ec2', 'network-interface/*')
const subnet = arn('ec2', 'subnet/subnet-0a')

const onBucket = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads']
const onObjects = [
  ...['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
]
const dataSync = trusting({ Service: 'datasync.amazonaws.com' })

/** What a caller needs for the whole way from two locations to a transfer, and not more. */
const archiver = role(
  'archiver',
  trusting({ Service: 'lambda.amazonaws.com' }),
  allow(['datasync:CreateLocationEfs', 'datasync:CreateLocationS3'], '*'),
  allow('datasync:DeleteLocation', arn('datasync', 'location/*')),
  allow('datasync:CreateTask', arn('datasync', 'location/*')),
  allow(['datasync:StartTaskExecution', 'datasync:DeleteTask'], arn('datasync', 'task/*')),
  allow('datasync:DescribeTaskExecution', arn('datasync', 'task/*/execution/*')),
  allow(['ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'], '*'),
  allow('ec2:DescribeNetworkInterfaces', '*'),
  allow('ec2:CreateNetworkInterface', subnet),
  allow(['ec2:CreateNetworkInterface', 'ec2:CreateNetworkInterfacePermission'], interfaces),
  allow('ec2:DeleteNetworkInterface', interfaces),
  allow(
    ['elasticfilesystem:DescribeFileSystems', 'elasticfilesystem:DescribeMountTargets'],
    fileSystemArn,
  ),
  allow('iam:PassRole', arnOfRole('writer'), {
    Condition: { StringEquals: { 'iam:PassedToService': 'datasync.amazonaws.com' } },
  }),
  allow('s3:ListBucket', bucketArn),
)

function arnOfRole(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`
}

export interface TransferSandbox extends Enforced {
  readonly client: DataSyncClient
  readonly uid: string
  roleArn(name: string): string
  /** Writes into the home of `ada`. */
  write(files: object): Promise<void>
  /** The files of a directory of the file system: text by path. */
  files(directory: string): Promise<Record<string, string>>
  efs(directory: string): Promise<string>
  s3(prefix: string, role?: string): Promise<string>
  /** Runs a task between two locations to its end. */
  transfer(from: string, to: string, options?: Options): Promise<DescribeTaskExecutionCommandOutput>
  run(TaskArn: string): Promise<DescribeTaskExecutionCommandOutput>
  ask(path: string, body: object): Promise<number>
  keys(prefix?: string): string[]
}

export async function transferSandbox(): Promise<TransferSandbox> {
  const sandbox = await enforced(
    {
      Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } },
      Writer: role(
        'writer',
        dataSync,
        allow(onBucket, bucketArn),
        allow(onObjects, `${bucketArn}/*`),
      ),
      Narrow: role(
        'narrow',
        dataSync,
        allow(onBucket, bucketArn),
        allow(onObjects, `${bucketArn}/*/public/*`),
      ),
      Blind: role('blind', dataSync, allow(onObjects, `${bucketArn}/*`)),
      Archiver: archiver,
      Stranger: role('stranger', trusting({ Service: 'lambda.amazonaws.com' })),
    },
    {
      seed: {
        studio: {
          domains: [
            {
              DomainId: domainId,
              DomainName: 'studio',
              AuthMode: 'IAM',
              DefaultUserSettings: {},
              HomeEfsFileSystemId: fileSystemId,
            },
          ],
          userProfiles: [{ DomainId: domainId, UserProfileName: 'ada' }],
        },
      },
      shapes: 'strict',
    },
  )
  return { ...sandbox, ...helpersOf(sandbox) }
}

const operator = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Helpers that call as `settings` say; default the operator. */
export function helpersOf(sandbox: Enforced, settings: object = {}) {
  const client = new DataSyncClient({
    ...{ endpoint: sandbox.url, region, credentials: operator, maxAttempts: 1, ...settings },
  })
  const ask = async (path: string, body: object) =>
    (await fetch(`${sandbox.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).status
  const run = async (TaskArn: string) => {
    const { TaskExecutionArn } = await client.send(new StartTaskExecutionCommand({ TaskArn }))
    await sandbox.world.clock.quiet(5000)
    return client.send(new DescribeTaskExecutionCommand({ TaskExecutionArn }))
  }
  return {
    ...{ client, ask, run, roleArn: arnOfRole },
    uid: studioView(sandbox.world).userProfiles[0]?.homeEfsFileSystemUid ?? '',
    async write(files: object) {
      await ask('/_sandbox/files', { domainId, userProfileName: 'ada', files })
    },
    async files(directory: string) {
      const query = new URLSearchParams({ fileSystemId, directory })
      const answer = await fetch(`${sandbox.url}/_sandbox/files?${query}`)
      const rows: { path: string; base64: string }[] = Object(await answer.json()).files
      return Object.fromEntries(
        rows.map(({ path, base64 }) => [path, Buffer.from(base64, 'base64').toString()]),
      )
    },
    async efs(directory: string) {
      const { LocationArn = '' } = await client.send(
        new CreateLocationEfsCommand({
          EfsFilesystemArn: fileSystemArn,
          Subdirectory: directory,
          Ec2Config: {
            SubnetArn: subnet,
            SecurityGroupArns: [arn('ec2', 'security-group/sg-0a')],
          },
        }),
      )
      return LocationArn
    },
    async s3(Subdirectory: string, name = 'writer') {
      const S3Config = { BucketAccessRoleArn: arnOfRole(name) }
      const { LocationArn = '' } = await client.send(
        new CreateLocationS3Command({ S3BucketArn: bucketArn, Subdirectory, S3Config }),
      )
      return LocationArn
    },
    async transfer(SourceLocationArn: string, DestinationLocationArn: string, options?: Options) {
      const { TaskArn = '' } = await client.send(
        new CreateTaskCommand({
          SourceLocationArn,
          DestinationLocationArn,
          ...(options && { Options: options }),
        }),
      )
      return run(TaskArn)
    },
    keys(prefix = '') {
      const bucket = bucketNamed(sandbox.world, Bucket)
      return bucket ? keysUnder(bucket, prefix) : []
    },
  }
}
