/** What no persona may do, whatever its activities: added to every persona's policy. */
import { type PolicyScope, sageMaker, teamTag } from './scope.ts'
import { actionsOf, deny, everything, type Statement } from './statement.ts'

export function guardRails(scope: PolicyScope): Statement[] {
  return [
    deny('NoWayAroundRollcall', {
      actions: [
        ...actionsOf(
          'sagemaker',
          `CreatePresignedDomainUrl CreateUserProfile UpdateUserProfile DeleteUserProfile
          CreateDomain UpdateDomain DeleteDomain CreatePresignedNotebookInstanceUrl
          CreateNotebookInstance StartNotebookInstance StartSession`,
        ),
        // A role taken from here would leave the persona's limits and its source identity behind.
        'sts:AssumeRole',
      ],
      on: everything,
    }),
    deny('NoTagsByHand', {
      actions: actionsOf('sagemaker', 'AddTags DeleteTags'),
      on: everything,
      when: {
        'ForAnyValue:StringLike': { 'aws:TagKeys': ['rollcall:*', 'sagemaker:*'] },
        // Tags that SageMaker adds while it creates a resource carry this key.
        Null: { 'sagemaker:TaggingAction': 'true' },
      },
    }),
    deny('NoTagsOnDomainsProfilesSpaces', {
      actions: actionsOf('sagemaker', 'AddTags DeleteTags'),
      on: sageMaker(scope, 'domain/*', 'user-profile/*', 'space/*'),
      when: { Null: { 'sagemaker:TaggingAction': 'true' } },
    }),
    deny('NoTagOfAnotherTeam', {
      actions: actionsOf('sagemaker', 'Create* AddTags'),
      on: everything,
      when: {
        StringNotEquals: { [`aws:RequestTag/${teamTag}`]: scope.team },
        Null: { [`aws:RequestTag/${teamTag}`]: 'false' },
      },
    }),
    // A shared space runs with the domain's role and is open to every profile of the domain.
    deny('NoSharedSpaces', {
      actions: actionsOf('sagemaker', 'CreateSpace UpdateSpace CreateApp'),
      on: everything,
      when: { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } },
    }),
    deny('NoRemoteIde', {
      actions: actionsOf('sagemaker', 'CreateSpace UpdateSpace'),
      on: everything,
      when: { StringEquals: { 'sagemaker:RemoteAccess': 'ENABLED' } },
    }),
    ...instanceLimit(scope),
  ]
}

/**
 * A Deny, since an Allow with ForAllValues also holds when the key is absent. A request that names
 * no instance type passes: SageMaker then takes the domain's default. AutoML requests carry no
 * such key, so the limit does not reach them.
 */
function instanceLimit(scope: PolicyScope): Statement[] {
  if (scope.instances.length === 0) return []
  return [
    deny('OnlyTheTeamsInstances', {
      actions: actionsOf(
        'sagemaker',
        `CreateApp CreateSpace UpdateSpace CreateTrainingJob UpdateTrainingJob CreateProcessingJob
        CreateTransformJob CreateHyperParameterTuningJob CreateEndpointConfig
        CreateMonitoringSchedule Create*JobDefinition`,
      ),
      on: everything,
      // JupyterServer apps run on "system".
      when: {
        'ForAnyValue:StringNotLike': { 'sagemaker:InstanceTypes': [...scope.instances, 'system'] },
      },
    }),
  ]
}
