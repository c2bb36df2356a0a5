/** What must hold at every step, and what must hold once faults have stopped. */
import { profilesIn } from '../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import { rolesWithDenyList } from '../../core/deny-list/roles.ts'
import { isLive } from '../../core/lease/lease.ts'
import { rightAccess } from './model.ts'
import type { World } from './world.ts'

/** Sentences that are not true; empty when all is well. */
export function brokenSafety(world: World): string[] {
  const broken: string[] = []
  const { tables, studio, clock } = world
  const now = clock.now()
  const live = [...tables.leases.values()].filter((lease) => isLive(lease, now))
  const users = live.filter(({ key }) => key.startsWith('user#'))
  if (tables.running > 3) broken.push(`${tables.running} users are worked on, 3 are allowed`)
  if (users.length > 3) broken.push(`${users.length} leases of users are live, 3 are allowed`)
  let fence = new Map<string, number>()
  for (const version of tables.versions) {
    const last = fence.get(version.userId) ?? 0
    if (version.fence < last) broken.push(`a stale holder wrote for ${version.userId}`)
    fence = fence.set(version.userId, version.fence)
  }
  for (const profile of studio.profilesByArn.values()) {
    const userId = profile.tags['rollcall:user']
    const known = tables.versions.some(
      (version) => version.profileName === profile.profileName && version.userId === userId,
    )
    if (!known) broken.push(`profile ${profile.profileName} stands without a word in the ledger`)
  }
  return broken
}

/** Live access by user as Studio has it: profiles in service that are not suspended. */
function studioAccess(world: World): Map<string, string[]> {
  const access = new Map<string, string[]>()
  for (const { tags, status, roleArn } of world.studio.profilesByArn.values()) {
    if (roleArn.includes('inert')) continue
    const userId = tags['rollcall:user'] ?? ''
    const words = `${tags['rollcall:team']} ${tags['rollcall:persona']}`
    const role = roleArn.endsWith(words.replace(' ', '-')) ? '' : ` with role ${roleArn}`
    const standing = status === 'InService' ? '' : ` ${status}`
    access.set(userId, [...(access.get(userId) ?? []), words + role + standing].sort())
  }
  return access
}

const show = (access: Map<string, string[]>) =>
  [...access].map(([userId, words]) => `${userId}: ${words.join(', ')}`).sort()

export function unconverged(world: World): { readonly has: string[]; readonly right: string[] } {
  return { has: show(studioAccess(world)), right: show(rightAccess(world.directory.state)) }
}

/** Apps that run under a profile without live access. */
export async function appsOfTheSuspended(world: World): Promise<string[]> {
  const names: string[] = []
  for (const { domainId, profileName, roleArn } of world.studio.profilesByArn.values()) {
    if (!roleArn.includes('inert')) continue
    const { apps } = await world.studio.apps({ domainId, profileName })
    if (apps.some(({ status }) => status === 'InService')) names.push(profileName)
  }
  return names
}

/** Roles whose Deny list is not what the ledger says, or names somebody who has access. */
export function wrongDenyLists({ map, tables, denyPolicies }: World): string[] {
  const grants = [...tables.grants.values()].flatMap((teams) => [...teams.values()])
  return rolesWithDenyList(map).flatMap((arn) => {
    const listed = [...(tables.denied.get(arn)?.keys() ?? [])].sort()
    const named = denyPolicyArns(arn).flatMap((policy) => {
      const current = denyPolicies.policies.get(policy)?.find(({ isDefault }) => isDefault)
      return profilesIn(current?.document ?? '{}')
    })
    const wrong = named.sort().join() === listed.join() ? [] : [`${arn}: ${named} not ${listed}`]
    const kept = grants.filter(
      ({ state, roleArn, profileName }) =>
        state === 'granted' &&
        (roleArn === arn || arn.includes('presign')) &&
        listed.includes(profileName),
    )
    return [...wrong, ...kept.map(({ userId }) => `${arn} denies ${userId}, who has access`)]
  })
}
