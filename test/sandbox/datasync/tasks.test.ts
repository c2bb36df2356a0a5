/** DataSync's locations and tasks: what is refused, listed, tagged, judged and recorded. */
import {
  CancelTaskExecutionCommand,
  CreateLocationS3Command,
  CreateTaskCommand,
  DataSyncClient,
  DeleteLocationCommand,
  DeleteTaskCommand,
  DescribeLocationEfsCommand,
  DescribeLocationS3Command,
  DescribeTaskCommand,
  DescribeTaskExecutionCommand,
  ListLocationsCommand,
  ListTagsForResourceCommand,
  ListTaskExecutionsCommand,
  ListTasksCommand,
  StartTaskExecutionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-datasync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { trailRecords } from '../../../sandbox/cloudtrail/trail.ts'
import { region } from '../iam/enforced.ts'
import { bucketArn, helpersOf, type TransferSandbox, transferSandbox } from './transfer-sandbox.ts'

let sandbox: TransferSandbox
let home: string
let archive: string

beforeEach(async () => {
  sandbox = await transferSandbox()
  home = await sandbox.efs(`/${sandbox.uid}`)
  archive = await sandbox.s3('homes/ada')
})

afterEach(() => sandbox.close())

async function createTask(more: object = {}): Promise<string> {
  const { TaskArn = '' } = await sandbox.client.send(
    new CreateTaskCommand({ SourceLocationArn: home, DestinationLocationArn: archive, ...more }),
  )
  return TaskArn
}

describe('a location', () => {
  it('is described as it was made, by its URI', async () => {
    const { client, uid } = sandbox
    const efs = await client.send(new DescribeLocationEfsCommand({ LocationArn: home }))
    expect(efs.LocationUri).toBe(`efs://${region}.fs-0123456789abcdef0/${uid}/`)
    expect(efs.Ec2Config?.SecurityGroupArns).toHaveLength(1)
    const s3 = await client.send(new DescribeLocationS3Command({ LocationArn: archive }))
    expect(s3).toMatchObject({ LocationUri: 's3://archive/homes/ada/', S3StorageClass: 'STANDARD' })
  })

  it.each([
    ['a role that does not trust DataSync', 'stranger', bucketArn, /location access test failed/],
    ['a role that may not list the bucket', 'blind', bucketArn, /s3:GetBucketLocation/],
    ['a bucket that is not there', 'writer', 'arn:aws:s3:::unknown', /is not found/],
  ])('is refused for %s', async (_what, role, S3BucketArn, message) => {
    const S3Config = { BucketAccessRoleArn: sandbox.roleArn(role) }
    const asked = sandbox.client.send(new CreateLocationS3Command({ S3BucketArn, S3Config }))
    await expect(asked).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringMatching(message),
    })
  })

  it('is found by its type and its URI, and goes only when no task uses it', async () => {
    const list = async (
      Name: 'LocationType' | 'LocationUri',
      Operator: 'Equals' | 'Contains',
      text: string,
    ) => {
      const Filters = [{ Name, Operator, Values: [text] }]
      const { Locations = [] } = await sandbox.client.send(new ListLocationsCommand({ Filters }))
      return Locations.map(({ LocationArn }) => LocationArn)
    }
    expect(await list('LocationType', 'Equals', 'EFS')).toEqual([home])
    expect(await list('LocationUri', 'Contains', 'homes')).toEqual([archive])
    const task = await createTask()
    const remove = () => sandbox.client.send(new DeleteLocationCommand({ LocationArn: archive }))
    await expect(remove()).rejects.toThrow(/in use/)
    await sandbox.client.send(new DeleteTaskCommand({ TaskArn: task }))
    await remove()
    expect(await list('LocationUri', 'Contains', 'homes')).toEqual([])
  })
})

describe('a task', () => {
  it('passes every status of an execution in order, and runs one at a time', async () => {
    const { client, world } = sandbox
    await sandbox.write({ big: { zeros: 5_000_000 } })
    const TaskArn = await createTask({ Name: 'home of ada' })
    const start = () => client.send(new StartTaskExecutionCommand({ TaskArn }))
    const { clock } = world
    const release = clock.hold()
    const { TaskExecutionArn = '' } = await start()
    await expect(start()).rejects.toThrow(/is running/)
    expect(await client.send(new DescribeTaskCommand({ TaskArn }))).toMatchObject({
      Status: 'QUEUED',
      Name: 'home of ada',
      CurrentTaskExecutionArn: TaskExecutionArn,
    })
    const seen = new Set<string | undefined>()
    const look = async () => {
      const shown = await client.send(new DescribeTaskExecutionCommand({ TaskExecutionArn }))
      seen.add(shown.Status)
    }
    for (let quarter = 0; quarter < 800; quarter++) clock.at(clock.now() + quarter * 250, look)
    release()
    await clock.quiet(20_000)
    expect([...seen]).toEqual([
      ...['QUEUED', 'LAUNCHING', 'PREPARING', 'TRANSFERRING', 'VERIFYING', 'SUCCESS'],
    ])
    const { TaskExecutions } = await client.send(new ListTaskExecutionsCommand({ TaskArn }))
    expect(TaskExecutions).toMatchObject([{ TaskExecutionArn, Status: 'SUCCESS' }])
    expect((await client.send(new DescribeTaskCommand({ TaskArn }))).Status).toBe('AVAILABLE')
  })

  it('that is cancelled transfers nothing more, and can be deleted', async () => {
    const { client, world } = sandbox
    await sandbox.write({ a: 'x' })
    const TaskArn = await createTask()
    const release = world.clock.hold()
    const { TaskExecutionArn } = await client.send(new StartTaskExecutionCommand({ TaskArn }))
    await client.send(new CancelTaskExecutionCommand({ TaskExecutionArn }))
    release()
    await world.clock.quiet(20_000)
    const shown = await client.send(new DescribeTaskExecutionCommand({ TaskExecutionArn }))
    expect(shown).toMatchObject({ Status: 'ERROR', FilesTransferred: 0 })
    const again = client.send(new CancelTaskExecutionCommand({ TaskExecutionArn }))
    await expect(again).rejects.toMatchObject({ name: 'InvalidRequestException' })
    await client.send(new DeleteTaskCommand({ TaskArn }))
    expect((await client.send(new ListTasksCommand({}))).Tasks).toEqual([])
  })

  it('is one of at most 100', async () => {
    for (let count = 0; count < 100; count++) await createTask()
    await expect(createTask()).rejects.toMatchObject({ name: 'InvalidRequestException' })
    const { Tasks = [], NextToken } = await sandbox.client.send(
      new ListTasksCommand({ MaxResults: 60 }),
    )
    const rest = await sandbox.client.send(
      new ListTasksCommand({ MaxResults: 60, ...(NextToken && { NextToken }) }),
    )
    expect(new Set([...Tasks, ...(rest.Tasks ?? [])].map(({ TaskArn }) => TaskArn)).size).toBe(100)
  })

  it.each([
    ['a filter', { Excludes: [{ FilterType: 'SIMPLE_PATTERN', Value: '*.tmp' }] }],
    ['enhanced mode', { TaskMode: 'ENHANCED' }],
  ])('is refused with %s', async (_what, more) => {
    await expect(createTask(more)).rejects.toMatchObject({ name: 'InvalidRequestException' })
  })

  it('carries tags, and loses nothing but itself when it is deleted', async () => {
    const { client } = sandbox
    const TaskArn = await createTask({ Tags: [{ Key: 'user', Value: 'u-1' }] })
    await client.send(
      new TagResourceCommand({ ResourceArn: TaskArn, Tags: [{ Key: 'for', Value: 'archive' }] }),
    )
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn: TaskArn }))
    expect(Tags).toEqual([
      { Key: 'user', Value: 'u-1' },
      { Key: 'for', Value: 'archive' },
    ])
    await client.send(new DeleteTaskCommand({ TaskArn }))
    await expect(client.send(new DescribeTaskCommand({ TaskArn }))).rejects.toThrow(/not found/)
    await client.send(new DescribeLocationEfsCommand({ LocationArn: home }))
  })
})

describe('a caller', () => {
  it('that is allowed what the whole way needs goes it', async () => {
    const { client, efs, s3, transfer } = helpersOf(sandbox, sandbox.as('archiver'))
    await sandbox.write({ a: 'x' })
    const locations = [await efs(`/${sandbox.uid}`), await s3('homes')] as const
    expect(await transfer(...locations)).toMatchObject({ Status: 'SUCCESS', FilesTransferred: 1 })
    const { Tasks = [] } = await sandbox.client.send(new ListTasksCommand({}))
    for (const { TaskArn } of Tasks) await client.send(new DeleteTaskCommand({ TaskArn }))
    for (const LocationArn of locations)
      await client.send(new DeleteLocationCommand({ LocationArn }))
    expect(sandbox.keys('homes/')).toEqual(['homes/a'])
  })

  it('needs the action, the role to pass, and the bucket to list', async () => {
    const caller = new DataSyncClient({ ...sandbox.as('narrow'), maxAttempts: 1 })
    const S3Config = { BucketAccessRoleArn: sandbox.roleArn('writer') }
    const asked = caller.send(new CreateLocationS3Command({ S3BucketArn: bucketArn, S3Config }))
    await expect(asked).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('datasync:CreateLocationS3'),
    })
  })

  it('leaves a record of each call, and DataSync one of the role it takes on', async () => {
    const rows = trailRecords(sandbox.world).map(({ eventSource, eventName, userIdentity }) => [
      eventSource,
      eventName,
      Object(userIdentity).invokedBy,
    ])
    expect(rows).toEqual([
      ['datasync.amazonaws.com', 'CreateLocationEfs', undefined],
      ['sts.amazonaws.com', 'AssumeRole', 'datasync.amazonaws.com'],
      ['datasync.amazonaws.com', 'CreateLocationS3', undefined],
    ])
  })
})
