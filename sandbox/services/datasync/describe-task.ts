/** DescribeTask: as it was created, and what is running. */
import { isOver, type Task } from '../../datasync/store.ts'
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
    ...(last?.errorCode !== undefined && {
      ErrorCode: last.errorCode,
      ErrorDetail: last.errorDetail,
    }),
    CreationTime: task.creationTime / 1000,
    TaskMode: 'BASIC',
  }
}

export function taskStatus({ executions }: Task): string {
  const last = executions.at(-1)
  if (!last || isOver(last)) return 'AVAILABLE'
  return last.status === 'QUEUED' ? 'QUEUED' : 'RUNNING'
}
