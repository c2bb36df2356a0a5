/** Whom an SSO-mode domain lets in, as far as it matters to a profile bound to their name. */
import type { AccessMap } from '../access-map/access-map.ts'
import type { Grant, GrantState, Instant } from '../words.ts'

/** In which a profile has, or may have, a role and an assignment of its user's. */
const live: readonly GrantState[] = ['granting', 'granted', 'changing', 'resuming', 'suspending']

/** Whether signing in by the name that the profile is bound to may lead to somebody's access. */
export function isBoundAndLive({ state, signInName }: Grant): boolean {
  return signInName !== undefined && live.includes(state)
}

/**
 * Whether something may be reached by that name, now or at the next step: spaces archive themselves
 * by apps, which who is let in could open.
 */
export function isWithinReach(grant: Grant, now: Instant): boolean {
  if (isBoundAndLive(grant) || grant.signInName === undefined) return isBoundAndLive(grant)
  const { state, graceUntil = Number.POSITIVE_INFINITY } = grant
  return state === 'archiving' || (graceUntil <= now && /^(suspended|archived)$/.test(state))
}

/** Whether members of groups are let in, by the map or by what is noted of it. */
export function letsGroupsIn({ map, domainId, assigned }: LetsIn): boolean {
  const domain = map.domains.find(({ id }) => id === domainId)
  const isNoted = [...(assigned ?? [])].some((key) => key.startsWith(`${domainId} `))
  return domain?.assign !== 'users' || isNoted
}

interface LetsIn {
  readonly map: AccessMap
  readonly domainId: string
  /** Groups that are noted as assigned: see `assignedKey`. */
  readonly assigned?: ReadonlySet<string> | undefined
}

/**
 * Whether a user who has taken a name gets in to the profile bound to it. Where groups are assigned
 * anybody may: whoever is put into one is let in before Rollcall hears of it. Where each user is,
 * only who has an assignment of their own.
 *
 * @param grants those of who has taken the name
 */
export function letsIn(where: LetsIn, grants: readonly Grant[]): boolean {
  if (letsGroupsIn(where)) return true
  return grants.some(({ domainId, state }) => domainId === where.domainId && live.includes(state))
}
