/** Who must be assigned to the application of an SSO-mode domain, by the map. */
import type { AccessMap, DomainEntry } from '../access-map/access-map.ts'
import { mappedGroupIds } from '../entitlement/pins.ts'
import type { Pins } from '../ports.ts'
import type { Entitlement, Principal } from '../words.ts'

/** By what Rollcall notes that it assigned a group to a domain's application. */
export function assignedKey(domainId: string, groupId: string): string {
  return `${domainId} ${groupId}`
}

/** Whose assignment lets an entitled user in; undefined in an IAM-mode domain. */
export function principalOf(domain: DomainEntry, entitlement: Entitlement): Principal | undefined {
  if (domain.mode !== 'sso') return undefined
  if (domain.assign === 'users') return { type: 'USER', id: entitlement.userId }
  return { type: 'GROUP', id: entitlement.reason.groupId }
}

/** The groups of a domain's teams, as far as they are known: each once. */
export function groupsToAssign(map: AccessMap, domain: DomainEntry, pins: Pins): string[] {
  if (domain.mode !== 'sso' || domain.assign === 'users') return []
  return groupsOf(map, domain, pins)
}

/** As far as they are known: each once. */
export function groupsOf(map: AccessMap, domain: DomainEntry, pins: Pins): string[] {
  const teams = map.teams.filter((team) => team.domain === domain.name)
  return mappedGroupIds({ ...map, teams }, pins)
}
