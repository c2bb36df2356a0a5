/** CreateEndpoint: Creating, then InService until it is deleted. The sentences were seen. */
import { endpoint, endpointConfig } from '../../jobs/kinds.ts'
import { beginEndpointCreate } from '../../jobs/lifecycle.ts'
import { findWork, workArn } from '../../jobs/store.ts'
import { validationException } from './errors.ts'
import { studioAction } from './studio-action.ts'
import { addWork } from './work-create.ts'

interface CreateEndpointRequest {
  readonly EndpointName: string
  readonly EndpointConfigName: string
}

export const action = studioAction('CreateEndpoint', (request: CreateEndpointRequest, call) => {
  const config = workArn(call, endpointConfig, request.EndpointConfigName)
  if (!findWork(call.world, config)) {
    throw validationException(`Could not find endpoint configuration "${config}".`)
  }
  const work = addWork(call, endpoint, { ...request }, 'ValidationException')
  work.status = 'Creating'
  beginEndpointCreate(call.world, work)
  return { EndpointArn: work.arn }
})
