/** How many users may begin in a second, so that the Identity Store is never asked too often. */
import type { AccessMap } from '../access-map/access-map.ts'

/** Of each operation, from everybody together (IAM Identity Center quotas, throttle limits). */
const CALLS_A_SECOND = 20
/** IsMemberInGroups takes 1 to 100 groups. */
const GROUPS_PER_CALL = 100

/**
 * Whoever begins asks the directory with them: their status, and their name where profiles have
 * readable names; in an SSO-mode domain their name once more before a profile is made with it. The
 * operation that is called most counts: 20 a second where each is called once. A group that was
 * deleted, and names of groups that nobody has found yet, cost calls that are not counted.
 */
export function beginsOf(map: Pick<AccessMap, 'domains' | 'teams'>): number {
  const sso = map.domains.some(({ mode }) => mode === 'sso')
  const named = map.teams.some(({ profileNames }) => profileNames === 'readable')
  const users = sso ? 3 : named ? 2 : 1
  const groups = new Set(
    map.teams.flatMap((team) => team.groups.map(({ groupId, group }) => groupId ?? group)),
  )
  const memberships = Math.ceil(groups.size / GROUPS_PER_CALL)
  return Math.max(1, Math.floor(CALLS_A_SECOND / Math.max(users, memberships)))
}
