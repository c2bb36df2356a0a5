/** Chapters of the course: domains in SSO mode, and a service quota that is met. */
import { company, groups, people } from '../../../sample/company.ts'
import { setQuota } from '../../../sandbox/studio/quotas.ts'
import { studioStore } from '../../../sandbox/studio/store.ts'
import type { Rollcall } from '../rollcall.ts'
import { afterQuarter, groupOf, pass } from './acts.ts'

/** Beside the sample's domains: one is assigned by groups, the other user by user. */
export const ssoDomains = `
  portal: { id: d-portal0001, mode: sso, assign: groups }
  desk: { id: d-desk0001, mode: sso, assign: users }`

/** Long enough that the leaver is still suspended when all profiles are looked at. */
export const ssoTeams = `
  labels:
    domain: portal
    groups: [{ group: Labellers, persona: compute }]
    spaces: discard
    acceptDataLoss: I accept that space data is lost
  review:
    domain: desk
    groups: [{ group: Reviewers, persona: compute }]
    spaces: discard
    acceptDataLoss: I accept that space data is lost
    grace: 14h
`

/** A group that a full reconciliation assigns, and a user who is let in and out alone. */
export async function ssoLeaver(world: Rollcall): Promise<void> {
  const idp = world.provider('okta')
  await idp.createGroup('Labellers')
  const groupId = await idp.createGroup('Reviewers')
  const userId = await idp.createUser({ ...people.ines, userName: 'reviewer@example.com' })
  await idp.addMember(groupId, userId)
  await world.rest()
  await idp.removeMember(groupId, userId)
  await world.rest()
}

/**
 * Somebody is renamed, and another one of the group is given the name; both leave. The group was
 * assigned by the full reconciliation before.
 */
export async function takenName(world: Rollcall): Promise<void> {
  await afterQuarter(world)
  const idp = world.provider('okta')
  const userName = 'marker@example.com'
  const groupId = await groupOf(world, 'Labellers')
  const owner = await idp.createUser({ ...people.ines, userName })
  await idp.addMember(groupId, owner)
  await world.rest()
  await idp.putUser(owner, { ...people.ines, userName: 'old.marker@example.com' })
  await world.rest()
  const taker = await idp.createUser({ ...people.ines, userName })
  await idp.addMember(groupId, taker)
  await world.rest()
  for (const userId of [owner, taker]) await idp.setActive(userId, false)
  await world.rest()
}

/** A group that strays gives nothing: its assignment is withdrawn. */
export async function strayedGroup(world: Rollcall): Promise<void> {
  await world.call('AWSIdentityStore.UpdateGroup', {
    IdentityStoreId: company.identityStoreId,
    GroupId: await groupOf(world, 'Labellers'),
    Operations: [{ AttributePath: 'displayName', AttributeValue: 'Markers' }],
  })
  await pass(world, 16)
}

/** Somebody has to wait for room, and gets it. */
export async function fullQuota(world: Rollcall): Promise<void> {
  const { world: sandbox } = world.sandbox
  const { size } = studioStore.of(sandbox).profiles
  setQuota(sandbox, sandbox, { kind: 'userProfiles', value: size })
  const idp = world.provider('okta')
  const userId = await idp.createUser({ ...people.ines, userName: 'late@example.com' })
  await idp.addMember(await groupOf(world, groups.vision), userId)
  await world.rest()
  setQuota(sandbox, sandbox, { kind: 'userProfiles', value: size + 10 })
  await pass(world, 76)
}
