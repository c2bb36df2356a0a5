/** CreateEndpointConfig: kept by name; nothing looks into it. */
import { endpointConfig } from '../../jobs/kinds.ts'
import { studioAction } from './studio-action.ts'
import { addWork } from './work-create.ts'

export const action = studioAction(
  'CreateEndpointConfig',
  (request: Readonly<Record<string, unknown>>, call) => ({
    EndpointConfigArn: addWork(call, endpointConfig, request, 'ValidationException').arn,
  }),
)
