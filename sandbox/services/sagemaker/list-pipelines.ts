/** ListPipelines. */
import { worksOf } from '../../jobs/store.ts'
import { type PageRequest, pageOf } from './page.ts'
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
    PipelineSummaries: rows.map((work) => ({
      PipelineArn: work.arn,
      PipelineName: work.name,
      RoleArn: work.request.RoleArn,
      CreationTime: work.creationTime / 1000,
      LastModifiedTime: work.lastModifiedTime / 1000,
    })),
    ...next,
  }
})
