/**
 * CancelTaskExecution: what was transferred stays. That the execution ends at once, and in ERROR
 * with these words, is assumed; the pages name the status CANCELLING on the way.
 */
import { isOver } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findExecution, invalid } from './find.ts'

export const action: Action = (
  { TaskExecutionArn }: { readonly TaskExecutionArn: string },
  call,
) => {
  const execution = findExecution(call, TaskExecutionArn)
  if (isOver(execution)) throw invalid(`Task execution ${execution.arn} has ended already.`)
  execution.status = 'ERROR'
  execution.endTime = call.world.clock.now()
  execution.errorCode = 'OpCancelled'
  execution.errorDetail = 'The execution was cancelled.'
  return {}
}
