/** Instances, applications and assignments as SSO Admin's answers show them. */
import {
  type Application,
  type Assignment,
  instanceOf,
} from '../../identity-center/applications.ts'
import type { World } from '../../world/world.ts'

/** Of Studio domains; the provider's name is not established: assumed. */
export const STUDIO_PROVIDER = 'arn:aws:sso::aws:applicationProvider/sagemaker'

export function shownInstance(world: World): object {
  const instance = instanceOf(world)
  return {
    InstanceArn: instance.instanceArn,
    IdentityStoreId: instance.identityStoreId,
    OwnerAccountId: instance.ownerAccountId,
    CreatedDate: instance.createdAt / 1000,
    Status: 'ACTIVE',
    PrimaryRegion: instance.primaryRegion,
  }
}

export function shownApplication(world: World, application: Application): object {
  const { instanceArn, identityStoreId, ownerAccountId } = instanceOf(world)
  const store = `arn:aws:identitystore::${ownerAccountId}:identitystore/${identityStoreId}`
  return {
    ApplicationArn: application.applicationArn,
    ApplicationProviderArn: STUDIO_PROVIDER,
    Name: application.name,
    ApplicationAccount: application.applicationAccount,
    InstanceArn: instanceArn,
    IdentityStoreArn: store,
    Status: 'ENABLED',
    CreatedDate: application.createdAt / 1000,
    CreatedFrom: application.createdFrom,
  }
}

export function shownAssignment({ applicationArn }: Application, assignment: Assignment): object {
  return {
    ApplicationArn: applicationArn,
    PrincipalId: assignment.principalId,
    PrincipalType: assignment.principalType,
  }
}
