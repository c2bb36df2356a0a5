/** What an SSO-mode domain has to say of a plan: its profiles are bound by the name of the user. */
import { domainNamed } from '../persona/role-name.ts'
import type { Entitlement, Grant } from '../words.ts'
import type { Decision, PlanInput } from './plan-input.ts'

/** How often who waits for a name looks whether it is free. */
const LOOK_MS = 15 * 60_000

/** Whether a plan asks for the user's name, and for who has it reserved. */
export function needsSignIn({
  map,
  entitlements,
}: Pick<PlanInput, 'map' | 'entitlements'>): boolean {
  return entitlements.some(({ domain }) => domainNamed(map, domain).mode === 'sso')
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
 * For who signs in by another name than their profile is bound to: they keep what they have, and it
 * changes with their entitlement; nothing is given, and nothing is given back.
 */
export function ifRenamed(
  { signIn, now }: PlanInput,
  grant: Grant,
  decision: () => Decision,
): Decision | undefined {
  const { signInName, state, profileName } = grant
  // What is half removed is removed: a new profile has the new name.
  if (state === 'deprovisioning') return undefined
  if (signInName === undefined || signIn?.name === undefined || signIn.name === signInName)
    return undefined
  const fact = `profile ${profileName} is bound to the user name that they had before`
  const why = `${fact}: nothing is done by itself (docs/access-map.md says what can be)`
  const waits = { for: 'renamed user', why } as const
  if (state === 'granted' || state === 'changing') return { ...decision(), waits }
  return { waits, lookAgainAt: now + LOOK_MS, undone: true }
}
