/** What an SSO-mode domain has to say of a plan: its profiles are bound by the name of the user. */
import { domainNamed } from '../persona/role-name.ts'
import { isBoundAndLive, isWithinReach } from '../sign-in/let-in.ts'
import type { Entitlement, Grant, Waiting } from '../words.ts'
import { afterGrace, inertGrant, watch } from './decide-unentitled.ts'
import { type Decision, type PlanInput, stamp } from './plan-input.ts'

/** How often who waits for a name looks whether it is free. */
const LOOK_MS = 15 * 60_000

/** Whether a plan asks for the user's name, and for who has it reserved. */
export function needsSignIn({
  map,
  userId,
  entitlements,
  grants,
  now,
}: Pick<PlanInput, 'map' | 'userId' | 'entitlements' | 'grants' | 'now'>): boolean {
  if (entitlements.some(({ domain }) => domainNamed(map, domain).mode === 'sso')) return true
  return grants.some((grant) => grant.userId === userId && isWithinReach(grant, now))
}

/** Why a profile cannot be made now: the name is another's, or there is none. */
export function nameInTheWay(
  { map, userId, signIn, now }: PlanInput,
  { domain: name }: Entitlement,
): Decision | undefined {
  const domain = domainNamed(map, name)
  if (domain.mode !== 'sso' || signIn === undefined) return undefined
  const later = { lookAgainAt: now + LOOK_MS, undone: true }
  if (signIn.name === undefined) {
    const why = 'the directory tells no user name, and an SSO-mode profile is bound to one'
    return { ...later, waits: { for: 'renamed user', why } }
  }
  const owner = signIn.owners.get(domain.id)
  if (owner === undefined || owner.userId === userId) return undefined
  const fact = `profile ${owner.profileName} of user ${owner.userId} is bound to the same user name`
  const why = `${fact}: granted once that is deprovisioned (docs/access-map.md: how to hasten it)`
  return { ...later, waits: { for: 'former owner', why } }
}

/**
 * A live profile whose name another user has now, and would be let in by: it is suspended before
 * anything else is asked, whoever its owner is by now. The grace period does not begin.
 */
export function ifTaken(
  input: PlanInput,
  grant: Grant,
  entitlement: Entitlement | undefined,
): Decision | undefined {
  const { signIn, now } = input
  const isTaken = signIn?.takers?.has(grant.domainId) && signIn.name !== grant.signInName
  // An app that archives a space ends too; what is left then waits: see `afterGrace`.
  if (!isTaken || !(isBoundAndLive(grant) || grant.state === 'archiving')) return undefined
  const withheld = { ...grant, withheld: grant.withheld ?? ('name taken' as const) }
  const decision = cut(input, withheld)
  // Who is not entitled any more leaves as soon as the profile is out of reach.
  if (entitlement === undefined) return { ...decision, lookAgainAt: now }
  return { ...decision, waits: renamed(whyOf(withheld)) }
}

/**
 * For who signs in by another name than their profile is bound to: they keep what they have, and it
 * changes with their entitlement; nothing is given, and nothing is given back. What an operator
 * gave up goes, and another comes in its place.
 */
export function ifRenamed(
  input: PlanInput,
  grant: Grant,
  decision: () => Decision,
): Decision | undefined {
  const { signIn, now } = input
  const { signInName, state, withheld } = grant
  // What is half removed is removed: a new profile has the new name.
  if (state === 'deprovisioning' && withheld !== 'given up') return undefined
  const isRenamed = signIn?.name === undefined ? withheld : signIn.name !== signInName
  if (signInName === undefined || !isRenamed) return undefined
  const waits = renamed(whyOf(grant))
  if (withheld === 'given up') return { waits, ...giveUp(input, grant) }
  if (state === 'granted' || state === 'changing') return { ...decision(), waits }
  const later = { waits, lookAgainAt: now + LOOK_MS, undone: true }
  const looks = [later.lookAgainAt, grant.watchAt ?? later.lookAgainAt]
  if (state === 'suspending') return { ...cut(input, grant), ...later }
  return { ...watch(input, grant), ...later, lookAgainAt: Math.min(...looks) }
}

function renamed(why: string): Omit<Waiting, 'team'> {
  return { for: 'renamed user', why }
}

function whyOf({ profileName, withheld, userId }: Grant): string {
  const fact = `profile ${profileName} is bound to the user name that they had before`
  if (withheld === 'given up') return `${fact}: it goes, and another comes under the present name`
  const taken = withheld === 'name taken' ? ', which another user has now: it is suspended' : ''
  const remedy = `\`rollcall reconcile ${userId} --end-grace\` has it go and another made`
  return `${fact}${taken}; ${remedy}`
}

/** As a first cut, or what is left of one; of a leaver's the grace period stays as it was noted. */
function cut(input: PlanInput, grant: Grant): Decision {
  const { watchAt: _, ...rest } = grant
  const suspended: Grant = { ...rest, ...inertGrant(input.map, grant), ...stamp(input) }
  return { step: { kind: 'suspend', grant: suspended } }
}

/** Suspended first, then by the retention rule, as if the grace period were over. */
function giveUp(input: PlanInput, grant: Grant): Decision {
  const undone = true
  if (isBoundAndLive(grant)) return { ...cut(input, grant), lookAgainAt: input.now, undone }
  const team = input.map.teams.find(({ name }) => name === grant.team)
  return team ? { ...afterGrace(input, grant, team), undone } : {}
}
