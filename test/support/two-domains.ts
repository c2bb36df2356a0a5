/** An account with an IAM-mode domain and two in SSO mode, and the hands of those who act on it. */
import { inertRoleArn } from '../../core/persona/role-name.ts'
import type { Grant, Principal } from '../../core/words.ts'
import { people } from '../../sample/company.ts'
import type { IdentityProvider } from '../../sample/identity-provider.ts'
import type { StudioSeed } from '../../sandbox/studio/seed.ts'
import { assemblyOf, twoDomainsMap } from './assembly.ts'
import { openRollcall, type Rollcall, type RollcallOptions } from './rollcall.ts'

export const MINUTE_MS = 60_000

export const domains = {
  research: 'd-research0001',
  portal: 'd-portal0001',
  desk: 'd-desk0001',
} as const

export interface TwoDomains extends Rollcall {
  readonly idp: IdentityProvider
  group(name: string): Promise<string>
  user(userName: string): Promise<string>
  join(userId: string, groupId: string): Promise<void>
  leave(userId: string, groupId: string): Promise<void>
  pass(minutes: number): Promise<void>
  grant(userId: string, team: string): Promise<Grant | undefined>
  /** As SageMaker describes it; undefined when there is none. */
  profile(grant: Grant | undefined): Promise<Readonly<Record<string, unknown>> | undefined>
  assigned(domainId: string): Promise<readonly Principal[]>
}

export async function openTwoDomains(
  options: Pick<RollcallOptions, 'weather'> = {},
): Promise<TwoDomains> {
  const deployed = { assembly: await assemblyOf(twoDomainsMap), map: twoDomainsMap }
  const world = await openRollcall({ deployed, studio: studioOf, ...options })
  const idp = world.provider('okta')
  return {
    ...world,
    idp,
    async group(name) {
      const groupId = await idp.createGroup(name)
      await world.rest()
      return groupId
    },
    async user(userName) {
      const userId = await idp.createUser({ ...people.maya, userName })
      await world.rest()
      return userId
    },
    async join(userId, groupId) {
      await idp.addMember(groupId, userId)
      await world.rest()
    },
    async leave(userId, groupId) {
      await idp.removeMember(groupId, userId)
      await world.rest()
    },
    async pass(minutes) {
      await world.sandbox.world.clock.advance(minutes * MINUTE_MS)
      await world.rest()
    },
    async grant(userId, team) {
      const grants = await world.ports.ledger.grantsOf(userId)
      return grants.find((grant) => grant.team === team)
    },
    profile: (grant) => profileIn(world, grant),
    assigned: (domainId) => assignedIn(world, domainId),
  }
}

/** Every domain of a map as it should be. */
export function studioOf(map: Rollcall['map']): StudioSeed {
  return {
    domains: map.domains.map(({ id, name, mode, account: accountId, region }) => ({
      DomainId: id,
      DomainName: name,
      AuthMode: mode === 'sso' ? 'SSO' : 'IAM',
      DefaultUserSettings: { ExecutionRole: inertRoleArn(map, name) },
      DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      accountId,
      region,
    })),
  }
}

async function profileIn(world: Rollcall, grant: Grant | undefined) {
  if (!grant) return undefined
  const { domainId: DomainId, profileName: UserProfileName } = grant
  const { UserProfiles } = await world.call('SageMaker.ListUserProfiles', {
    DomainIdEquals: DomainId,
    UserProfileNameContains: UserProfileName,
  })
  if (!Array.isArray(UserProfiles) || UserProfiles.length === 0) return undefined
  return world.call('SageMaker.DescribeUserProfile', { DomainId, UserProfileName })
}

async function assignedIn(world: Rollcall, domainId: string): Promise<readonly Principal[]> {
  const domain = await world.call('SageMaker.DescribeDomain', { DomainId: domainId })
  const { ApplicationAssignments } = await world.call(
    'SWBExternalService.ListApplicationAssignments',
    { ApplicationArn: domain.SingleSignOnApplicationArn },
  )
  return (Array.isArray(ApplicationAssignments) ? ApplicationAssignments : []).map((row) => {
    return { type: row.PrincipalType, id: row.PrincipalId }
  })
}
