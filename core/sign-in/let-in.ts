/** Whom an SSO-mode domain lets in, as far as it matters to a profile bound to their name. */
import type { AccessMap } from '../access-map/access-map.ts'
import type { Grant, GrantState } from '../words.ts'

/** In which a profile has, or may have, a role and an assignment of its user's. */
const live: readonly GrantState[] = ['granting', 'granted', 'changing', 'resuming', 'suspending']

/** Whether signing in by the name that the profile is bound to may lead to somebody's access. */
export function isBoundAndLive({ state, signInName }: Grant): boolean {
  return signInName !== undefined && live.includes(state)
}

/**
 * Whether a user who has taken a name gets in to the profile bound to it. Where groups are assigned
 * anybody may: whoever is put into one is let in before Rollcall hears of it. Where each user is,
 * only who has an assignment of their own.
 *
 * @param assigned groups that are noted as assigned: see `assignedKey`
 * @param grants those of who has taken the name
 */
export function letsIn(
  {
    map,
    domainId,
    assigned = new Set(),
  }: {
    readonly map: AccessMap
    readonly domainId: string
    readonly assigned?: ReadonlySet<string> | undefined
  },
  grants: readonly Grant[],
): boolean {
  const domain = map.domains.find(({ id }) => id === domainId)
  const isByGroup = [...assigned].some((key) => key.startsWith(`${domainId} `))
  if (domain?.assign !== 'users' || isByGroup) return true
  return grants.some((grant) => grant.domainId === domainId && live.includes(grant.state))
}
