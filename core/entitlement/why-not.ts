/** Why a user has nothing of a team, or nothing at all: one clause each. */
import type { AccessMap } from '../access-map/access-map.ts'
import type { UserStatus } from '../words.ts'
import type { Shadowed } from './entitlements-of.ts'
import { mappedNames } from './pins.ts'

export interface WithoutAccess {
  readonly map: AccessMap
  readonly status: UserStatus
  readonly shadowed: readonly Shadowed[]
}

/** For a team that the user has no entitlement in. */
export function whyNotIn(team: string, { map, status, shadowed }: WithoutAccess): string {
  if (!map.teams.some(({ name }) => name === team)) return `team ${team} is not in the access map`
  if (status !== 'enabled') return statusClause[status]
  const other = shadowed.find((one) => one.team === team)
  if (other !== undefined) return shadowedClause(other)
  return `in no group of team ${team}`
}

/** For a user without any entitlement. */
export function whyNothing({ map, status }: Omit<WithoutAccess, 'shadowed'>): string {
  if (status !== 'enabled') return statusClause[status]
  return `in none of the ${mappedNames(map).size} groups that the access map names`
}

/** For a team that stands behind another of the same SSO-mode domain. */
export function shadowedClause({ team, domain, by, line }: Shadowed): string {
  const rule = `SSO-mode domain ${domain} has one profile a user`
  return `${rule}: team ${by} comes before team ${team} (line ${line} of the map)`
}

const statusClause: Readonly<Record<Exclude<UserStatus, 'enabled'>, string>> = {
  disabled: 'disabled in the directory',
  absent: 'the directory has no such user',
  unknown: 'the directory says neither enabled nor disabled, so nothing is decided',
}
