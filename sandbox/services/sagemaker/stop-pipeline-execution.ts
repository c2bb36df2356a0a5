/** StopPipelineExecution: Stopping, then Stopped; what does not execute is refused (assumed). */
import { beginStop } from '../../jobs/lifecycle.ts'
import { validationException } from './errors.ts'
import { studioAction } from './studio-action.ts'
import { executionOf } from './work-find.ts'

export const action = studioAction(
  'StopPipelineExecution',
  ({ PipelineExecutionArn }: { readonly PipelineExecutionArn: string }, call) => {
    const work = executionOf(call, PipelineExecutionArn)
    if (work.status !== 'Executing') {
      throw validationException(`The pipeline execution is in status ${work.status}.`)
    }
    beginStop(call.world, work)
    return { PipelineExecutionArn: work.arn }
  },
)
