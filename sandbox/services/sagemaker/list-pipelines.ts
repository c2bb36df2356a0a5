/** ListPipelines. */
import { worksOf } from '../../jobs/store.ts'
import { type PageRequest, pageOf } from './page.ts'
import { present, seconds } from './show.ts'
import { studioAction } from './studio-action.ts'

interface ListPipelinesRequest extends PageRequest {
  readonly PipelineNamePrefix?: string
}

export const action = studioAction('ListPipelines', (request: ListPipelinesRequest, call) => {
  const { PipelineNamePrefix = '' } = request
  const found = worksOf(call.world, call).filter(
    ({ noun, name }) => noun === 'Pipeline' && name.startsWith(PipelineNamePrefix),
  )
  const { rows, ...next } = pageOf(found, request)
  return {
    PipelineSummaries: rows.map(({ arn, name, request, creationTime, lastModifiedTime }) =>
      present({
        PipelineArn: arn,
        PipelineName: name,
        PipelineDisplayName: request.PipelineDisplayName,
        PipelineDescription: request.PipelineDescription,
        RoleArn: request.RoleArn,
        CreationTime: seconds(creationTime),
        LastModifiedTime: seconds(lastModifiedTime),
      }),
    ),
    ...next,
  }
})
