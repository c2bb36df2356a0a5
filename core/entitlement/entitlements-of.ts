/** What the directory and the access map say a user should have. */
import type { AccessMap, GroupEntry, TeamEntry } from '../access-map/access-map.ts'
import { StatusUnknown } from '../errors.ts'
import { domainNamed } from '../persona/role-name.ts'
import type { Pins } from '../ports.ts'
import type { Entitlement, UserStatus } from '../words.ts'
import { groupIdOf } from './pins.ts'

export interface Standing {
  readonly map: AccessMap
  readonly userId: string
  readonly status: UserStatus
  /** Groups the user is in; those the map does not speak of are no matter. */
  readonly groupIds: Iterable<string>
  /** Which group id each display name was first found with. */
  readonly pins: Pins
}

/** A team the map would give, and another of the same SSO-mode domain stands in its way. */
export interface Shadowed {
  readonly userId: string
  readonly team: string
  readonly domain: string
  /** The team that wins: the first in the map. */
  readonly by: string
  /** Line of the map that would have given it. */
  readonly line: number
}

export interface Entitlements {
  /** Sorted by team. */
  readonly entitlements: readonly Entitlement[]
  /** Findings, sorted by team. */
  readonly shadowed: readonly Shadowed[]
}

/**
 * The first group of a team's list that the user is in decides the persona. Whoever is not enabled
 * has nothing. The answer does not depend on the order of the input.
 *
 * Throws `StatusUnknown` when the status is `unknown`: that is never read as enabled, and never as
 * a reason to take everything away.
 */
export function entitlementsOf({ map, userId, status, groupIds, pins }: Standing): Entitlements {
  if (status === 'unknown') {
    throw new StatusUnknown(`the directory says neither enabled nor disabled of ${userId}`)
  }
  if (status !== 'enabled') return { entitlements: [], shadowed: [] }
  const groups = new Set(groupIds)
  const entitlements: Entitlement[] = []
  const shadowed: Shadowed[] = []
  for (const team of map.teams) {
    const entitlement = entitlementIn(team, { userId, groups, pins })
    if (entitlement === undefined) continue
    const by = winnerBefore(map, team, entitlements)
    if (by === undefined) entitlements.push(entitlement)
    else {
      const { line } = entitlement.reason
      shadowed.push({ userId, team: team.name, domain: team.domain, by, line })
    }
  }
  return { entitlements: entitlements.sort(byTeam), shadowed: shadowed.sort(byTeam) }
}

function entitlementIn(
  team: TeamEntry,
  user: { readonly userId: string; readonly groups: ReadonlySet<string>; readonly pins: Pins },
): Entitlement | undefined {
  for (const entry of team.groups) {
    const groupId = groupIdOf(entry, user.pins)
    if (groupId === undefined || !user.groups.has(groupId)) continue
    return {
      userId: user.userId,
      team: team.name,
      persona: entry.persona,
      domain: team.domain,
      reason: reasonOf(entry, groupId),
    }
  }
  return undefined
}

function reasonOf(entry: GroupEntry, groupId: string): Entitlement['reason'] {
  return { groupId, group: entry.group, line: entry.line }
}

/** SSO-mode domains have one profile a user: the team that comes first in the map has it. */
function winnerBefore(
  map: AccessMap,
  team: TeamEntry,
  before: readonly Entitlement[],
): string | undefined {
  if (domainNamed(map, team.domain).mode !== 'sso') return undefined
  return before.find((entitlement) => entitlement.domain === team.domain)?.team
}

function byTeam(a: { readonly team: string }, b: { readonly team: string }): number {
  return a.team < b.team ? -1 : 1
}
