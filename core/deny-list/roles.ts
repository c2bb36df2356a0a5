/** The roles that have Deny lists, and what the policies of each say. */
import type { AccessMap, TeamEntry } from '../access-map/access-map.ts'
import { rolesOf } from '../persona/role-name.ts'
import { deniesByName, presignRoleArn } from '../presign/role.ts'
import type { DenyListInput } from './deny-list.ts'
import { denyDocument, presignDenyDocument } from './document.ts'

/** ARNs: those of personas, and the presign roles of the domains whose map entry says so. */
export function rolesWithDenyList(map: AccessMap): string[] {
  return [
    ...rolesOf(map).map(({ arn }) => arn),
    ...map.domains.filter(deniesByName).map(presignRoleArn),
  ]
}

/**
 * A presign role whose domain denies by tag alone has no policies to write. What the ledger still
 * denies on it goes in its time.
 */
export function hasDenyList(map: AccessMap, roleArn: string): boolean {
  const domain = map.domains.find((one) => presignRoleArn(one) === roleArn)
  return domain === undefined || deniesByName(domain)
}

export function denyDocumentOf(map: AccessMap, roleArn: string): DenyListInput['documentOf'] {
  const domain = map.domains.find((one) => presignRoleArn(one) === roleArn)
  if (domain) return (names) => presignDenyDocument(domain, names)
  const jobs = jobsOf(map, roleArn)
  return (names) => denyDocument(names, jobs)
}

/**
 * Of a role that the map does not lead to any more, jobs are spared: what is destroyed cannot be
 * brought back, and its stack is about to take the role away.
 */
function jobsOf(map: AccessMap, roleArn: string): TeamEntry['jobs'] {
  const role = rolesOf(map).find(({ arn }) => arn === roleArn)
  return map.teams.find(({ name }) => name === role?.team)?.jobs ?? 'finish'
}
