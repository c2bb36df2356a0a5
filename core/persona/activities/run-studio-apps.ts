/** Open Studio, with private spaces and apps of one's own profile only. */
import { ownProfile, ownProfileName, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, type Conditions, everything, type Statement } from '../statement.ts'

export function runStudioApps(scope: PolicyScope): Statement[] {
  const domain = scope.domainId
  return [
    allow('SeeWhatStudioLists', {
      actions: actionsOf('sagemaker', 'ListApps ListDomains ListSpaces ListUserProfiles'),
      on: everything,
    }),
    allow('SeeOwnDomainAndProfile', {
      actions: actionsOf('sagemaker', 'DescribeDomain DescribeUserProfile ListTags'),
      on: [...sageMaker(scope, `domain/${domain}`), ownProfile(scope)],
    }),
    allow('SeeSpacesAndApps', {
      actions: actionsOf('sagemaker', 'DescribeApp DescribeSpace'),
      on: sageMaker(scope, `app/${domain}/*`, `space/${domain}/*`),
    }),
    allow('OwnPrivateSpaces', {
      actions: actionsOf('sagemaker', 'CreateSpace UpdateSpace DeleteSpace'),
      on: sageMaker(scope, `space/${domain}/*`),
      when: ownAndPrivate(scope),
    }),
    allow('AppsInOwnPrivateSpaces', {
      actions: actionsOf('sagemaker', 'CreateApp DeleteApp'),
      on: sageMaker(scope, `app/${domain}/*`),
      when: ownAndPrivate(scope),
    }),
    allow('AppsOfOwnProfile', {
      actions: actionsOf('sagemaker', 'CreateApp DeleteApp'),
      on: sageMaker(scope, `app/${domain}/${ownProfileName}/*`),
    }),
    tagsOnCreate(scope),
  ]
}

function ownAndPrivate(scope: PolicyScope): Conditions {
  return {
    ArnEquals: { 'sagemaker:OwnerUserProfileArn': ownProfile(scope) },
    StringEquals: { 'sagemaker:SpaceSharingType': 'Private' },
  }
}

/** Studio tags whatever it creates; without this every create fails. Only while creating. */
function tagsOnCreate(scope: PolicyScope): Statement {
  return allow('TagsWhileCreating', {
    actions: actionsOf('sagemaker', 'AddTags'),
    on: sageMaker(scope, '*/*'),
    when: { Null: { 'sagemaker:TaggingAction': 'false' } },
  })
}
