/** Deploy the team's models to endpoints, and call them. */
import { madeForTeam, ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'

export function manageEndpoints(scope: PolicyScope): Statement[] {
  const endpoints = sageMaker(scope, 'endpoint/*', 'endpoint-config/*')
  return [
    allow('CreateEndpoints', {
      actions: actionsOf('sagemaker', 'CreateEndpoint CreateEndpointConfig'),
      on: endpoints,
      when: madeForTeam(scope),
    }),
    allow('RunEndpoints', {
      actions: actionsOf(
        'sagemaker',
        `DescribeEndpoint DescribeEndpointConfig UpdateEndpoint UpdateEndpointWeightsAndCapacities
        DeleteEndpoint DeleteEndpointConfig InvokeEndpoint InvokeEndpointAsync ListTags`,
      ),
      on: endpoints,
      when: ofTeam(scope),
    }),
    allow('ListEndpoints', {
      actions: actionsOf('sagemaker', 'ListEndpoints ListEndpointConfigs'),
      on: everything,
    }),
  ]
}
