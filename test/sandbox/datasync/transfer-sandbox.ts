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

const onBucket = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads']
const onObjects = [
  ...['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
]
const dataSync = trusting({ Service: 'datasync.amazonaws.com' })

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

function helpersOf(sandbox: Enforced) {
  const client = new DataSyncClient({
    endpoint: sandbox.url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`
  const ask = async (path: string, body: object) =>
    (await fetch(`${sandbox.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).status
  const run = async (TaskArn: string) => {
    const { TaskExecutionArn } = await client.send(new StartTaskExecutionCommand({ TaskArn }))
    await sandbox.world.clock.quiet(5000)
    return client.send(new DescribeTaskExecutionCommand({ TaskExecutionArn }))
  }
  return {
    ...{ client, ask, run, roleArn },
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
          EfsFilesystemArn: `arn:aws:elasticfilesystem:${region}:${account}:file-system/${fileSystemId}`,
          Subdirectory: directory,
          Ec2Config: {
            SubnetArn: `arn:aws:ec2:${region}:${account}:subnet/subnet-0a`,
            SecurityGroupArns: [`arn:aws:ec2:${region}:${account}:security-group/sg-0a`],
          },
        }),
      )
      return LocationArn
    },
    async s3(Subdirectory: string, name = 'writer') {
      const S3Config = { BucketAccessRoleArn: roleArn(name) }
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
