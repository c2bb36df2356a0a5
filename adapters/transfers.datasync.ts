/** Copies of homes through DataSync's API. */
import {
  CancelTaskExecutionCommand,
  CreateLocationEfsCommand,
  CreateLocationS3Command,
  CreateTaskCommand,
  type DataSyncClient,
  DeleteLocationCommand,
  DeleteTaskCommand,
  DescribeTaskExecutionCommand,
  type DescribeTaskExecutionCommandOutput,
  ListLocationsCommand,
  ListTaskExecutionsCommand,
  ListTasksCommand,
  StartTaskExecutionCommand,
} from '@aws-sdk/client-datasync'
import { arnIn } from '../core/archive/places.ts'
import type { Transfer, Transfers } from '../core/ports.ts'
import { inCoreWords, isAbsentFromDataSync, isRefusedByDataSync, wordsOf } from './errors.ts'

/** The API's most. */
const ROWS_PER_PAGE = 100

/**
 * DataSync says InvalidRequestException of what is absent, in use, not ready or over a quota, and
 * tells them apart by words alone, which are not published.
 */
export function dataSyncTransfers({ client }: { readonly client: DataSyncClient }): Transfers {
  return { ...locationsOf(client), ...tasksOf(client), ...executionsOf(client) }
}

type LocationMethods =
  | 'locations'
  | 'createHomeLocation'
  | 'createArchiveLocation'
  | 'deleteLocation'

function locationsOf(client: DataSyncClient): Pick<Transfers, LocationMethods> {
  return {
    async locations(uri, cursor) {
      const command = new ListLocationsCommand({
        Filters: [{ Name: 'LocationUri', Operator: 'BeginsWith', Values: [uri] }],
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { Locations = [], NextToken } = await inCoreWords(() => client.send(command))
      const arns = Locations.flatMap(({ LocationArn: arn, LocationUri = '' }) =>
        arn && LocationUri.startsWith(uri) ? [arn] : [],
      )
      return NextToken ? { arns, cursor: NextToken } : { arns }
    },

    async createHomeLocation(home) {
      const { subnet, securityGroup } = home
      const command = new CreateLocationEfsCommand({
        EfsFilesystemArn: arnIn(home, 'elasticfilesystem', `file-system/${home.fileSystemId}`),
        Subdirectory: `/${home.uid}`,
        InTransitEncryption: 'TLS1_2',
        Ec2Config: {
          SubnetArn: arnIn(home, 'ec2', `subnet/${subnet}`),
          SecurityGroupArns: [arnIn(home, 'ec2', `security-group/${securityGroup}`)],
        },
      })
      const { LocationArn } = await inCoreWords(() => client.send(command))
      return arnOf(LocationArn)
    },

    async createArchiveLocation({ bucket, prefix, roleArn }) {
      const command = new CreateLocationS3Command({
        S3BucketArn: `arn:${roleArn.split(':')[1]}:s3:::${bucket}`,
        Subdirectory: prefix,
        S3Config: { BucketAccessRoleArn: roleArn },
      })
      const { LocationArn } = await inCoreWords(() => client.send(command))
      return arnOf(LocationArn)
    },

    deleteLocation: (arn) =>
      unlessRefused(() => client.send(new DeleteLocationCommand({ LocationArn: arn }))),
  }
}

type TaskMethods = 'tasks' | 'createTask' | 'deleteTask' | 'startTask'

function tasksOf(client: DataSyncClient): Pick<Transfers, TaskMethods> {
  return {
    async tasks(cursor) {
      const command = new ListTasksCommand({ MaxResults: ROWS_PER_PAGE, NextToken: cursor })
      const { Tasks = [], NextToken } = await inCoreWords(() => client.send(command))
      const tasks = Tasks.flatMap(({ TaskArn: arn, Name: name }) =>
        arn && name ? [{ arn, name }] : [],
      )
      return NextToken ? { tasks, cursor: NextToken } : { tasks }
    },

    async createTask({ name, from, to }) {
      const command = new CreateTaskCommand({
        Name: name,
        SourceLocationArn: from,
        DestinationLocationArn: to,
        Options: { TransferMode: 'ALL', VerifyMode: 'POINT_IN_TIME_CONSISTENT' },
      })
      try {
        await inCoreWords(() => client.send(command))
        return true
      } catch (error) {
        if (isRefusedByDataSync(error) && /maximum|limit|quota/i.test(wordsOf(error))) return false
        throw error
      }
    },

    deleteTask: (arn) => unlessRefused(() => client.send(new DeleteTaskCommand({ TaskArn: arn }))),

    async startTask(arn) {
      try {
        await inCoreWords(() => client.send(new StartTaskExecutionCommand({ TaskArn: arn })))
        return undefined
      } catch (error) {
        if (isRefusedByDataSync(error)) return wordsOf(error)
        throw error
      }
    },
  }
}

type ExecutionMethods = 'executions' | 'execution' | 'cancelExecution'

function executionsOf(client: DataSyncClient): Pick<Transfers, ExecutionMethods> {
  return {
    async executions(taskArn, cursor) {
      const command = new ListTaskExecutionsCommand({
        TaskArn: taskArn,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const found = await unlessGone(() => client.send(command), undefined)
      const { TaskExecutions = [], NextToken } = found ?? {}
      const arns = TaskExecutions.flatMap(({ TaskExecutionArn: arn }) => arn ?? [])
      return NextToken ? { arns, cursor: NextToken } : { arns }
    },

    async execution(arn) {
      const command = new DescribeTaskExecutionCommand({ TaskExecutionArn: arn })
      const found = await unlessGone(() => client.send(command), undefined)
      return found && transferOf(arn, found)
    },

    async cancelExecution(arn) {
      const command = new CancelTaskExecutionCommand({ TaskExecutionArn: arn })
      await unlessRefused(() => client.send(command))
    },
  }
}

function transferOf(arn: string, found: DescribeTaskExecutionCommandOutput): Transfer {
  const { Status, Result } = found
  const { ErrorCode, ErrorDetail } = Result ?? {}
  const error = [ErrorCode, ErrorDetail].filter((word) => word).join(': ')
  const ended = { SUCCESS: 'succeeded', ERROR: 'failed' } as const
  return {
    arn,
    status: Status === 'SUCCESS' || Status === 'ERROR' ? ended[Status] : 'running',
    ...(error && { error }),
    ...(found.EndTime && { endedAt: found.EndTime.getTime() }),
    files: {
      expected: found.EstimatedFilesToTransfer ?? 0,
      transferred: found.FilesTransferred ?? 0,
      verified: found.FilesVerified ?? 0,
    },
    bytes: {
      expected: found.EstimatedBytesToTransfer ?? 0,
      written: found.BytesWritten ?? found.BytesTransferred ?? 0,
    },
  }
}

function arnOf(arn: string | undefined): string {
  if (arn === undefined) throw new Error('DataSync made a location and did not say its ARN')
  return arn
}

/** Answers `none` when DataSync says that what is asked about is not there. */
async function unlessGone<Answer, None>(
  run: () => Promise<Answer>,
  none: None,
): Promise<Answer | None> {
  try {
    return await inCoreWords(run)
  } catch (error) {
    if (isAbsentFromDataSync(error)) return none
    throw error
  }
}

/**
 * Answers false when DataSync says that the request does not fit: then it is looked at again. Gone
 * already is done.
 */
async function unlessRefused(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await unlessGone(run, undefined)
    return true
  } catch (error) {
    if (isRefusedByDataSync(error)) return false
    throw error
  }
}
