/** Models of the team, and its part of the model registry. */
import { madeForTeam, namedForTeam, ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'
import { passRoles } from './pass-roles.ts'

export function manageModels(scope: PolicyScope): Statement[] {
  return [
    allow('CreateModels', {
      actions: actionsOf('sagemaker', 'CreateModel'),
      on: sageMaker(scope, 'model/*'),
      when: madeForTeam(scope),
    }),
    allow('SeeAndDeleteModels', {
      actions: actionsOf('sagemaker', 'DescribeModel DeleteModel ListTags'),
      on: sageMaker(scope, 'model/*'),
      when: ofTeam(scope),
    }),
    // A version takes its group's tags and none of its own, so the registry goes by name.
    allow('ModelRegistry', {
      actions: actionsOf(
        'sagemaker',
        `CreateModelPackageGroup DescribeModelPackageGroup DeleteModelPackageGroup
        CreateModelPackage DescribeModelPackage BatchDescribeModelPackage UpdateModelPackage
        DeleteModelPackage ListModelPackages`,
      ),
      on: namedForTeam(scope, 'model-package-group', 'model-package'),
    }),
    allow('ListModels', {
      actions: actionsOf('sagemaker', 'ListModels ListModelPackageGroups'),
      on: everything,
    }),
    ...passRoles(scope),
  ]
}
