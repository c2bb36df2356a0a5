/** DeleteTask: with its executions; refused while one runs (assumed). */
import { dataSync, isOver } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findTask, invalid } from './find.ts'
import { forgetTags } from './tags.ts'

export const action: Action = ({ TaskArn }: { readonly TaskArn: string }, call) => {
  const { arn, executions } = findTask(call, TaskArn)
  const running = executions.find((execution) => !isOver(execution))
  if (running) throw invalid(`Task ${arn} is running ${running.arn}.`)
  for (const execution of executions) forgetTags(call.world, execution.arn)
  dataSync.of(call.world).tasks.delete(arn)
  forgetTags(call.world, arn)
  return {}
}
