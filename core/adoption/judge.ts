/** Which profiles from before Rollcall may be taken over, and why the others may not. */
import type { AccessMap, DomainEntry } from '../access-map/access-map.ts'
import { didYouMean } from '../access-map/nearest.ts'
import type { Shadowed } from '../entitlement/entitlements-of.ts'
import { whyNotIn } from '../entitlement/why-not.ts'
import { domainNamed, roleArn } from '../persona/role-name.ts'
import type { Profile } from '../ports.ts'
import type { Because, Entitlement, Grant, Instant, UserStatus } from '../words.ts'

/** One line of the list that says whose an existing profile is. */
export interface Claim {
  readonly line: number
  readonly profileName: string
  /** As written: a user name or a user id. */
  readonly user: string
  readonly team: string
}

/** A claim with what the directory, Studio and the ledger say of it. */
export interface ClaimSeen extends Claim {
  /** Undefined when the directory has no such user. */
  readonly person:
    | {
        readonly userId: string
        readonly status: UserStatus
        readonly entitlements: readonly Entitlement[]
        readonly shadowed: readonly Shadowed[]
        /** The user's current ones. */
        readonly grants: readonly Grant[]
      }
    | undefined
  /** Of that name in the team's domain. */
  readonly profile:
    | (Profile & { readonly owner: { readonly userId?: string; readonly team?: string } })
    | undefined
  /** Whose current grant has a profile of that name. */
  readonly holder: Grant | undefined
}

export interface Adoption {
  readonly claim: Claim
  readonly profileArn: string
  /** The role that the profile has now. */
  readonly roleNow: string
  /** The grant as it shall be; it keeps the profile's name. */
  readonly grant: Grant
}

export interface Refusal {
  readonly claim: Claim
  readonly why: string
}

export interface Judged {
  readonly adoptions: readonly Adoption[]
  readonly refusals: readonly Refusal[]
}

export interface Judging {
  readonly map: AccessMap
  readonly now: Instant
  readonly because: readonly Because[]
}

/** Pure. Claims that contradict one another are all refused. */
export function judge(claims: readonly ClaimSeen[], judging: Judging): Judged {
  const adoptions: Adoption[] = []
  const refusals: Refusal[] = []
  for (const seen of claims) {
    const { line, profileName, user, team } = seen
    const claim = { line, profileName, user, team }
    const found = refusalOf(seen, { claims, ...judging }) ?? adoptionOf(seen, claim, judging)
    if (typeof found === 'string') refusals.push({ claim, why: found })
    else adoptions.push(found)
  }
  return { adoptions, refusals }
}

type Among = Judging & { readonly claims: readonly ClaimSeen[] }

/** What needs neither profile nor entitlement to be known. */
function refusalOf(seen: ClaimSeen, { map, claims }: Among): string | undefined {
  const domain = domainOf(map, seen.team)
  if (domain === undefined) {
    const names = map.teams.map(({ name }) => name)
    return `team ${seen.team} is not in the access map${didYouMean(seen.team, names)}`
  }
  if (domain.mode === 'sso') {
    return `domain ${domain.name} has mode: sso, where Identity Center binds a profile to its user`
  }
  const other = claims.find((one) => one.line !== seen.line && contradicts(one, seen, map))
  if (other === undefined) return undefined
  const same = other.profileName === seen.profileName
  const what = same ? 'names the same profile' : 'names another profile for the same user and team'
  return `line ${other.line} ${what}: keep one of them`
}

function contradicts(one: ClaimSeen, other: ClaimSeen, map: AccessMap): boolean {
  const domain = (claim: ClaimSeen) => domainOf(map, claim.team)?.id
  if (one.profileName === other.profileName) return domain(one) === domain(other)
  if (one.team !== other.team) return false
  return (
    one.user === other.user || (one.person && one.person.userId === other.person?.userId) === true
  )
}

function adoptionOf(seen: ClaimSeen, claim: Claim, { map, now, because }: Judging) {
  const { person, profile, team, profileName } = seen
  const domain = domainNamed(map, map.teams.find(({ name }) => name === team)?.domain ?? '')
  if (profile === undefined) return `domain ${domain.name} (${domain.id}) has no such profile`
  if (person === undefined) return `the directory has no user ${seen.user}`
  const taken = takenBy(seen, person)
  if (taken !== undefined) return taken
  if (profile.status !== 'InService') {
    return `the profile is ${profile.status}: only one that is InService is taken over`
  }
  if (profile.roleArn === undefined) {
    return 'the profile has no role of its own, so what its user may do now is unknown: give it one'
  }
  const entitlement = person.entitlements.find((one) => one.team === team)
  if (entitlement === undefined) return `no entitlement: ${whyNotIn(team, { map, ...person })}`
  const { persona, reason } = entitlement
  const grant: Grant = {
    userId: person.userId,
    team,
    persona,
    domain: domain.name,
    domainId: domain.id,
    profileName,
    roleArn: roleArn(map, team, persona),
    state: 'granted',
    since: now,
    reason,
    because,
    mapHash: map.hash,
  }
  return { claim, profileArn: profile.arn, roleNow: profile.roleArn, grant }
}

/** An adoption that broke off half way may be made again: then grant and tags are this user's. */
function takenBy(seen: ClaimSeen, person: NonNullable<ClaimSeen['person']>): string | undefined {
  const { profile, holder, team, profileName } = seen
  const { userId, team: taggedTeam } = profile?.owner ?? {}
  if (userId !== undefined && (userId !== person.userId || taggedTeam !== team)) {
    return `the profile is already ours: of user ${userId} in team ${taggedTeam ?? 'unknown'}`
  }
  if (holder !== undefined && (holder.userId !== person.userId || holder.team !== team)) {
    return `the ledger has the profile already: of user ${holder.userId} in team ${holder.team}`
  }
  const grant = person.grants.find((one) => one.team === team && one.state !== 'deprovisioned')
  if (grant === undefined) return undefined
  if (grant.profileName !== profileName) {
    return `the user has profile ${grant.profileName} in team ${team} already`
  }
  return userId === undefined
    ? undefined
    : `the profile is already ours: of this user in team ${team}`
}

function domainOf(map: AccessMap, team: string): DomainEntry | undefined {
  const name = map.teams.find((entry) => entry.name === team)?.domain
  return map.domains.find((domain) => domain.name === name)
}
