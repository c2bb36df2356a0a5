/** Where a persona's policy holds: one team in one domain. */
import type { AccessMap, PersonaEntry } from '../access-map/access-map.ts'
import { MapChanged } from '../errors.ts'
import { domainNamed, partitionOf, rolesOf } from './role-name.ts'
import type { Conditions } from './statement.ts'

export interface PolicyScope {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
  readonly account: string
  readonly region: string
  /** SageMaker domain id. */
  readonly domainId: string
  readonly team: string
  readonly persona: string
  readonly buckets: readonly string[]
  /** Allowed instance types; empty means no limit. */
  readonly instances: readonly string[]
  /** Roles that may be passed to SageMaker. */
  readonly roleArns: readonly string[]
}

/** Key of the tag that says whose a resource is. */
export const teamTag = 'rollcall:team'

/**
 * The scope of a (team, persona) of the map. Only its own role and the team's compute role can be
 * passed on: with any other role of the team, a job could do what its starter may not.
 * Throws `MapChanged` when no group of the team leads to the persona.
 */
export function scopeOf(
  map: AccessMap,
  { team, persona }: { readonly team: string; readonly persona: string },
): PolicyScope {
  const entry = map.teams.find(({ name }) => name === team)
  const teamRoles = rolesOf(map).filter((role) => role.team === team)
  if (entry === undefined || !teamRoles.some((role) => role.persona === persona)) {
    throw new MapChanged(`the access map ${map.hash} has no team ${team} with persona ${persona}`)
  }
  const domain = domainNamed(map, entry.domain)
  return {
    partition: partitionOf(domain.region),
    account: domain.account,
    region: domain.region,
    domainId: domain.id,
    team,
    persona,
    buckets: entry.buckets,
    instances: entry.instances,
    roleArns: teamRoles
      .filter((role) => role.persona === persona || role.persona === 'compute')
      .map((role) => role.arn),
  }
}

/** Built in or the map's own. Throws `MapChanged` when the map has no such persona. */
export function personaNamed(map: AccessMap, name: string): PersonaEntry {
  const persona = map.personas.find((entry) => entry.name === name)
  if (persona === undefined) {
    throw new MapChanged(`the access map ${map.hash} has no persona ${name}`)
  }
  return persona
}

/** `arn:aws:sagemaker:<region>:<account>:<resource>` for each. */
export function sageMaker(scope: PolicyScope, ...resources: readonly string[]): string[] {
  return resources.map((resource) => serviceArn(scope, 'sagemaker', resource))
}

export function serviceArn(scope: PolicyScope, service: string, resource: string): string {
  return `arn:${scope.partition}:${service}:${scope.region}:${scope.account}:${resource}`
}

/** The user's own profile; SageMaker fills in the name (documented for private spaces). */
export function ownProfile(scope: PolicyScope): string {
  return serviceArn(scope, 'sagemaker', `user-profile/${scope.domainId}/${ownProfileName}`)
}

export const ownProfileName = '$' + '{sagemaker:UserProfileName}'

/** On what carries the team's tag. */
export function ofTeam({ team }: PolicyScope): Conditions {
  return { StringEquals: { [`aws:ResourceTag/${teamTag}`]: team } }
}

/**
 * Creating: the request sets the team's tag, and nothing of another team is named in it. A named
 * resource without the tag is nobody's, hence IfExists.
 */
export function madeForTeam({ team }: PolicyScope): Conditions {
  return {
    StringEquals: { [`aws:RequestTag/${teamTag}`]: team },
    StringEqualsIfExists: { [`aws:ResourceTag/${teamTag}`]: team },
  }
}

/**
 * `<kind>/<team>--*`: for what cannot be told by tag. No team name holds two hyphens in a row, so
 * no team's prefix begins another's.
 */
export function namedForTeam(scope: PolicyScope, ...kinds: readonly string[]): string[] {
  return sageMaker(scope, ...kinds.map((kind) => `${kind}/${scope.team}--*`))
}
