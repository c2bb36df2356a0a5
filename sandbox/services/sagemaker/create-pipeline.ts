/** CreatePipeline: its definition is kept and never run. */
import { pipeline } from '../../jobs/kinds.ts'
import { studioAction } from './studio-action.ts'
import { addWork } from './work-create.ts'

export const action = studioAction(
  'CreatePipeline',
  (request: Readonly<Record<string, unknown>>, call) => ({
    PipelineArn: addWork(call, pipeline, request, 'ValidationException').arn,
  }),
)
