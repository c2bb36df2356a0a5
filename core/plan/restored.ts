/** What an operator restored, as entitlements: until it ends it counts as the directory's. */
import type { AccessMap } from '../access-map/access-map.ts'
import { domainNamed, rolesOf } from '../persona/role-name.ts'
import type { Entitlement, Grant, GrantState } from '../words.ts'
import type { PlanInput } from './plan-input.ts'

/** What is being removed, or has been, comes back by no word. */
const gone: readonly GrantState[] = ['deprovisioning', 'deprovisioned']

/** A grant as it can be restored by the map; in words why not. */
export function whyNotRestorable(map: AccessMap, grant: Grant): string | undefined {
  const { team, persona, state } = grant
  if (gone.includes(state)) return `the profile in team ${team} has been removed`
  const entry = map.teams.find(({ name }) => name === team)
  if (!entry) return `team ${team} is not in the access map any more`
  if (domainNamed(map, entry.domain).id !== grant.domainId)
    return `team ${team} has moved to another domain`
  const known = rolesOf(map).some((role) => role.team === team && role.persona === persona)
  return known ? undefined : `no group of team ${team} leads to persona ${persona} any more`
}

/** Beside what the directory gives: a team that it gives is not among them. */
export function restoredEntitlements(input: PlanInput): Entitlement[] {
  const { map, userId, grants, entitlements, restored, now } = input
  if (!restored || restored.until <= now) return []
  const given = new Set(entitlements.map(({ team }) => team))
  return grants
    .filter((grant) => grant.userId === userId && restored.teams.includes(grant.team))
    .filter((grant) => !given.has(grant.team) && whyNotRestorable(map, grant) === undefined)
    .filter((grant) => !isTakenByAnother(map, grant, entitlements))
    .map(({ team, persona, domain, reason }) => ({ userId, team, persona, domain, reason }))
}

/** In an SSO-mode domain a user has one profile: what the directory gives there goes before. */
function isTakenByAnother(
  map: AccessMap,
  { domain }: Grant,
  entitlements: readonly Entitlement[],
): boolean {
  if (domainNamed(map, domain).mode !== 'sso') return false
  return entitlements.some((entitlement) => entitlement.domain === domain)
}
