/** Names and ARNs of the roles that Studio profiles run with. */
import type { AccessMap, DomainEntry } from '../access-map/access-map.ts'
import { MapChanged } from '../errors.ts'

/** All persona roles live here, so that rules and guardrails can tell them by path. */
export const personaRolePath = '/rollcall/persona/'

export function personaRoleName(team: string, persona: string): string {
  return `rollcall-${team}-${persona}`
}

/** `domain` is the domain's name in the access map. */
export function inertRoleName(domain: string): string {
  return `rollcall-inert-${domain}`
}

export interface PersonaRole {
  readonly team: string
  readonly persona: string
  readonly domain: string
  readonly account: string
  readonly roleName: string
  readonly arn: string
}

/** One role a (team, persona) that some group leads to, in the order of the map. */
export function rolesOf(map: AccessMap): PersonaRole[] {
  return map.teams.flatMap((team) => {
    const domain = domainNamed(map, team.domain)
    const personas = new Set(team.groups.map((group) => group.persona))
    return [...personas].map((persona) => {
      const roleName = personaRoleName(team.name, persona)
      const arn = arnOf(domain, roleName)
      const { name, account } = domain
      return { team: team.name, persona, domain: name, account, roleName, arn }
    })
  })
}

/** Throws `MapChanged` when the map has no such team. */
export function roleArn(map: AccessMap, team: string, persona: string): string {
  const entry = map.teams.find(({ name }) => name === team)
  if (entry === undefined) throw new MapChanged(`the access map ${map.hash} has no team ${team}`)
  return arnOf(domainNamed(map, entry.domain), personaRoleName(team, persona))
}

/** The role that allows nothing. Throws `MapChanged` when the map has no such domain. */
export function inertRoleArn(map: AccessMap, domain: string): string {
  return arnOf(domainNamed(map, domain), inertRoleName(domain))
}

/** The AWS partition of a Region: `aws`, `aws-cn`, `aws-us-gov`. Others are not supported. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

/** Throws `MapChanged` when the map has no such domain. */
export function domainNamed(map: AccessMap, name: string): DomainEntry {
  const domain = map.domains.find((entry) => entry.name === name)
  if (domain === undefined) throw new MapChanged(`the access map ${map.hash} has no domain ${name}`)
  return domain
}

function arnOf(domain: DomainEntry, name: string): string {
  return `arn:${partitionOf(domain.region)}:iam::${domain.account}:role${personaRolePath}${name}`
}
