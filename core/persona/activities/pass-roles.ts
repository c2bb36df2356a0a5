/** Part of several activities: hand the team's roles to SageMaker's jobs. */
import type { PolicyScope } from '../scope.ts'
import { allow, type Statement } from '../statement.ts'

export function passRoles(scope: PolicyScope): Statement[] {
  if (scope.roleArns.length === 0) return []
  return [
    allow('PassTheTeamsRoles', {
      actions: ['iam:PassRole'],
      on: scope.roleArns,
      when: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
  ]
}
