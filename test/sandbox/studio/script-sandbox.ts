/** A sandbox with a person's space, whose apps may start with lifecycle scripts. */
import {
  CreateAppCommand,
  CreateSpaceCommand,
  CreateStudioLifecycleConfigCommand,
  DescribeAppCommand,
  type DescribeAppCommandOutput,
  SageMakerClient,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker'
import { bucketNamed, keysUnder } from '../../../sandbox/s3/buckets.ts'
import type { SandboxOptions } from '../../../sandbox/sandbox.ts'
import {
  account,
  allow,
  type Enforced,
  enforced,
  region,
  role,
  roleArn,
  trusting,
} from '../iam/enforced.ts'

export const DomainId = 'd-studio'
const Bucket = 'archive'
const bucketArn = `arn:aws:s3:::${Bucket}`

export interface ScriptSandbox extends Enforced {
  readonly sagemaker: SageMakerClient
  /** Makes a configuration that the profile of `ada` may use, and answers its ARN. */
  config(name: string, script: string): Promise<string>
  /** Starts the space's app with that script, and waits until nothing runs any more. */
  start(script: string): Promise<DescribeAppCommandOutput>
  app(): Promise<DescribeAppCommandOutput>
  createApp(LifecycleConfigArn?: string): Promise<unknown>
  write(files: object): Promise<void>
  /** Texts of the space's files by path. */
  files(): Promise<Record<string, string>>
  /** Texts of the bucket's objects by key. */
  objects(): Record<string, string>
  log(): Promise<string[]>
}

const place = { DomainId, SpaceName: 'lab' }
const appName = { ...place, AppType: 'JupyterLab', AppName: 'default' } as const

/** The role of `ada` may write beneath `spaces/` of the bucket. */
export async function scriptSandbox(
  options: Partial<SandboxOptions> = {},
  template: object = {},
): Promise<ScriptSandbox> {
  const sandbox = await enforced(
    {
      Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } },
      Person: role(
        'person',
        trusting({ Service: 'sagemaker.amazonaws.com' }),
        allow('s3:ListBucket', bucketArn),
        allow(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], `${bucketArn}/spaces/*`),
      ),
      ...template,
    },
    { shapes: 'strict', seed: { studio: { domains: [domain], userProfiles: [ada] } }, ...options },
  )
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const sagemaker = new SageMakerClient({
    ...{ endpoint: sandbox.url, region, credentials, maxAttempts: 1 },
  })
  await sagemaker.send(
    new CreateSpaceCommand({
      ...place,
      SpaceSettings: { AppType: 'JupyterLab' },
      OwnershipSettings: { OwnerUserProfileName: 'ada' },
      SpaceSharingSettings: { SharingType: 'Private' },
    }),
  )
  await sandbox.world.clock.quiet(5000)
  return { ...sandbox, sagemaker, ...helpersOf(sandbox, sagemaker) }
}

const domain = {
  DomainId,
  DomainName: 'studio',
  AuthMode: 'IAM',
  DefaultUserSettings: { ExecutionRole: roleArn('person') },
} as const

const ada = { DomainId, UserProfileName: 'ada' }

function helpersOf(sandbox: Enforced, sagemaker: SageMakerClient) {
  const { clock } = sandbox.world
  const app = () => sagemaker.send(new DescribeAppCommand(appName))
  const createApp = (LifecycleConfigArn?: string) =>
    sagemaker.send(
      new CreateAppCommand({
        ...appName,
        ...(LifecycleConfigArn !== undefined && { ResourceSpec: { LifecycleConfigArn } }),
      }),
    )
  const config = async (name: string, script: string) => {
    const { StudioLifecycleConfigArn = '' } = await sagemaker.send(
      new CreateStudioLifecycleConfigCommand({
        StudioLifecycleConfigName: name,
        StudioLifecycleConfigAppType: 'JupyterLab',
        StudioLifecycleConfigContent: Buffer.from(script).toString('base64'),
      }),
    )
    const LifecycleConfigArns = [StudioLifecycleConfigArn]
    const UserSettings = { JupyterLabAppSettings: { LifecycleConfigArns } }
    await sagemaker.send(new UpdateUserProfileCommand({ ...ada, UserSettings }))
    await clock.quiet(5000)
    return StudioLifecycleConfigArn
  }
  const page = async (path: string, query: object) => {
    const asked = new URLSearchParams({ ...query })
    return (await fetch(`${sandbox.url}/_sandbox/${path}?${asked}`)).json()
  }
  const spaceFiles = { domainId: DomainId, spaceName: 'lab' }
  return {
    ...{ app, createApp, config },
    async start(script: string) {
      await createApp(await config('on-start', script))
      await clock.quiet(25_000)
      return app()
    },
    async write(files: object) {
      const body = JSON.stringify({ ...spaceFiles, files })
      await fetch(`${sandbox.url}/_sandbox/files`, { method: 'POST', body })
    },
    async files() {
      const { files } = Object(await page('files', spaceFiles))
      const rows: { path: string; base64: string }[] = files
      return Object.fromEntries(
        rows.map(({ path, base64 }) => [path, Buffer.from(base64, 'base64').toString()]),
      )
    },
    objects() {
      const bucket = bucketNamed(sandbox.world, Bucket)
      const keys = bucket ? keysUnder(bucket, '') : []
      return Object.fromEntries(keys.map((key) => [key, `${bucket?.objects.get(key)?.body}`]))
    },
    async log() {
      const stream = `/aws/sagemaker/studio/${DomainId}/lab/JupyterLab/default`
      const lines = await page('logs', { function: `${stream}/LifecycleConfigOnStart` })
      return Object.values(Object(lines)).map((line) => String(Object(line).text))
    },
  }
}

export const configArn = (name: string) =>
  `arn:aws:sagemaker:${region}:${account}:studio-lifecycle-config/${name}`
