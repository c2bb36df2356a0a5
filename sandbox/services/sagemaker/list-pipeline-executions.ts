/** ListPipelineExecutions: of one pipeline, by name or ARN. */
import { worksOf } from '../../jobs/store.ts'
import { type PageRequest, pageOf } from './page.ts'
import { studioAction } from './studio-action.ts'
import { namedPipeline } from './work-find.ts'

interface ListPipelineExecutionsRequest extends PageRequest {
  readonly PipelineName: string
}

export const action = studioAction(
  'ListPipelineExecutions',
  (request: ListPipelineExecutionsRequest, call) => {
    const { name: pipelineName } = namedPipeline(call, request.PipelineName)
    const found = worksOf(call.world, call).filter(
      ({ noun, name }) => noun === 'PipelineExecution' && name === pipelineName,
    )
    const { rows, ...next } = pageOf(found, request)
    return {
      PipelineExecutionSummaries: rows.map((work) => ({
        PipelineExecutionArn: work.arn,
        PipelineExecutionStatus: work.status,
        StartTime: work.creationTime / 1000,
      })),
      ...next,
    }
  },
)
