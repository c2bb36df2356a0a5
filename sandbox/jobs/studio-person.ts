/** The user profile on whose behalf somebody calls, and what SageMaker writes down of it. */
import type { Caller } from '../services/service.ts'
import { profileIdentity } from '../studio/execution-role.ts'
import { type Domain, studioStore, type UserProfile } from '../studio/store.ts'
import type { Tag } from '../studio/tags.ts'
import type { World } from '../world/world.ts'

export interface StudioPerson {
  readonly domain: Domain
  readonly profile: UserProfile
}

/**
 * A session whose source identity is a profile's name, in a domain that propagates it: the profile
 * whose role it is comes first, as names may stand in several domains. Assumed: where a domain does
 * not propagate, nobody is known here, though AWS would know.
 */
export function studioPerson(world: World, caller: Caller): StudioPerson | undefined {
  const { sourceIdentity, accountId, roleArn } = caller
  if (sourceIdentity === undefined) return undefined
  const { domains, profiles } = studioStore.of(world)
  const people = [...profiles.values()].flatMap((profile) => {
    const domain = domains.get(profile.domainId)
    const isNamed = profile.userProfileName.toLowerCase() === sourceIdentity.toLowerCase()
    const propagates = domain?.domainSettings.ExecutionRoleIdentityConfig === 'USER_PROFILE_NAME'
    return isNamed && propagates && domain.accountId === accountId ? [{ domain, profile }] : []
  })
  const runsUnder = ({ domain, profile }: StudioPerson) =>
    profileIdentity(domain, profile)?.roleArn === roleArn
  return people.find(runsUnder) ?? people[0]
}

/** The tags that SageMaker puts on what is made through Studio (developer guide). */
export function automaticTags(world: World, caller: Caller): readonly Tag[] {
  const person = studioPerson(world, caller)
  if (!person) return []
  return [
    { Key: 'sagemaker:user-profile-arn', Value: person.profile.arn },
    { Key: 'sagemaker:domain-arn', Value: person.domain.arn },
  ]
}

/** The members of `UserContext`. */
export function userContext(world: World, caller: Caller): Readonly<Record<string, unknown>> {
  const person = studioPerson(world, caller)
  return {
    ...(person && {
      UserProfileArn: person.profile.arn,
      UserProfileName: person.profile.userProfileName,
      DomainId: person.domain.domainId,
    }),
    IamIdentity: { Arn: caller.arn, PrincipalId: caller.roleId ?? caller.accessKeyId },
  }
}
