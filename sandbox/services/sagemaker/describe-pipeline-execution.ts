/** DescribePipelineExecution, with who started it. */
import { studioAction } from './studio-action.ts'
import { executionOf } from './work-find.ts'

export const action = studioAction(
  'DescribePipelineExecution',
  ({ PipelineExecutionArn }: { readonly PipelineExecutionArn: string }, call) => {
    const work = executionOf(call, PipelineExecutionArn)
    return {
      PipelineArn: work.arn.replace(/\/execution\/.*$/, ''),
      PipelineExecutionArn: work.arn,
      PipelineExecutionStatus: work.status,
      CreationTime: work.creationTime / 1000,
      LastModifiedTime: work.lastModifiedTime / 1000,
      CreatedBy: work.createdBy,
    }
  },
)
