/** Use the team's MLflow tracking servers; making one is an administrator's task. */
import { ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'

export function useMlflow(scope: PolicyScope): Statement[] {
  const servers = sageMaker(scope, 'mlflow-tracking-server/*')
  return [
    allow('OpenTrackingServers', {
      actions: actionsOf(
        'sagemaker',
        'CreatePresignedMlflowTrackingServerUrl DescribeMlflowTrackingServer',
      ),
      on: servers,
      when: ofTeam(scope),
    }),
    allow('TrackRuns', { actions: ['sagemaker-mlflow:*'], on: servers, when: ofTeam(scope) }),
    allow('ListTrackingServers', {
      actions: ['sagemaker:ListMlflowTrackingServers'],
      on: everything,
    }),
  ]
}
