/** DescribeTask: as it was created, and what is running. */
import { type FilterRule, isOver, type Task } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findTask } from './find.ts'

export const action: Action = ({ TaskArn }: { readonly TaskArn: string }, call) => {
  const task = findTask(call, TaskArn)
  const last = task.executions.at(-1)
  return {
    TaskArn: task.arn,
    Status: taskStatus(task),
    ...(task.name !== undefined && { Name: task.name }),
    ...(last && !isOver(last) && { CurrentTaskExecutionArn: last.arn }),
    SourceLocationArn: task.source,
    DestinationLocationArn: task.destination,
    ...(task.logGroupArn !== undefined && { CloudWatchLogGroupArn: task.logGroupArn }),
    Options: task.options,
    ...(task.includes && { Includes: [filterOf(task.includes)] }),
    ...(last?.errorCode !== undefined && {
      ErrorCode: last.errorCode,
      ErrorDetail: last.errorDetail,
    }),
    CreationTime: task.creationTime / 1000,
    TaskMode: 'BASIC',
  }
}

function filterOf(folders: readonly string[]): FilterRule {
  return { FilterType: 'SIMPLE_PATTERN', Value: folders.map((folder) => `/${folder}`).join('|') }
}

export function taskStatus({ executions }: Task): string {
  const last = executions.at(-1)
  if (!last || isOver(last)) return 'AVAILABLE'
  return last.status === 'QUEUED' ? 'QUEUED' : 'RUNNING'
}
