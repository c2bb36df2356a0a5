/** What to do for a team that the user should be in. */
import { domainNamed, roleArn } from '../persona/role-name.ts'
import { profileName } from '../profile-name.ts'
import type { Entitlement, Grant } from '../words.ts'
import { decideUnentitled } from './decide-unentitled.ts'
import { type Decision, type PlanInput, stamp } from './plan-input.ts'

/** Who is given access again is on no Deny list any more. */
export function decideEntitled(
  input: PlanInput,
  entitlement: Entitlement,
  grant: Grant | undefined,
): Decision {
  const decision = decide(input, entitlement, grant)
  const { step } = decision
  if (grant?.deniedRoleArn === undefined || step?.grant.state !== 'granted') return decision
  const liftsDeny = { roleArn: grant.deniedRoleArn, profileName: grant.profileName }
  return { ...decision, step: { ...step, liftsDeny } }
}

function decide(input: PlanInput, entitlement: Entitlement, grant: Grant | undefined): Decision {
  if (grant === undefined || grant.state === 'deprovisioned') {
    return profileInTheWay(input, entitlement) ?? grantStep(input, entitlement, grant)
  }
  if (grant.domainId !== domainNamed(input.map, entitlement.domain).id) {
    return moveDomain(input, entitlement, grant)
  }
  const wanted = wantedGrant(input, entitlement, grant)
  switch (grant.state) {
    case 'granting':
      return { step: { kind: 'grant', grant: wanted } }
    case 'granted':
      return isAs(grant, wanted) ? {} : { step: { kind: 'change', grant: wanted } }
    case 'changing':
      return { step: { kind: 'change', grant: wanted } }
    case 'suspending':
    case 'suspended':
    case 'resuming':
    case 'archiving':
    case 'archived':
      return { step: { kind: 'resume', grant: wanted } }
    case 'deprovisioning':
      return {
        ...decideUnentitled(input, grant),
        waits: {
          for: 'former profile',
          why: 'the former profile is being deprovisioned; a new one is granted after it',
        },
      }
  }
}

function grantStep(
  input: PlanInput,
  entitlement: Entitlement,
  former: Grant | undefined,
): Decision {
  const sameDomain = former?.domainId === domainNamed(input.map, entitlement.domain).id
  const kept = sameDomain ? former : undefined
  return { step: { kind: 'grant', grant: wantedGrant(input, entitlement, kept) } }
}

/** The grant as it shall be. A profile's name is decided once: a former grant's is kept. */
function wantedGrant(input: PlanInput, entitlement: Entitlement, former: Grant | undefined): Grant {
  const { map, userId } = input
  const { team, persona, domain, reason } = entitlement
  return {
    userId,
    team,
    persona,
    domain,
    domainId: domainNamed(map, domain).id,
    profileName: former?.profileName ?? newName(input, team),
    roleArn: roleArn(map, team, persona),
    state: 'granted',
    reason,
    ...stamp(input),
  }
}

function newName({ map, userId, userName }: PlanInput, team: string): string {
  const readable = map.teams.some(
    (entry) => entry.name === team && entry.profileNames === 'readable',
  )
  return profileName({
    userId,
    team,
    ...(readable && userName !== undefined ? { readable: userName } : {}),
  })
}

function isAs(grant: Grant, wanted: Grant): boolean {
  return (
    grant.persona === wanted.persona &&
    grant.roleArn === wanted.roleArn &&
    grant.domain === wanted.domain
  )
}

/** A profile cannot move between domains: the old one goes as a leaver's, then another comes. */
function moveDomain(input: PlanInput, { domain }: Entitlement, grant: Grant): Decision {
  const decision = decideUnentitled(input, grant)
  const rest = decision.waits === undefined ? '' : `; ${decision.waits.why}`
  const moved = `the team moved from domain ${grant.domain} to ${domain}`
  const why = `${moved}: granted there once the old profile is deprovisioned${rest}`
  return { ...decision, waits: { for: 'former profile', why } }
}

/** In an SSO-mode domain a user has one profile: another team's must go before this one comes. */
function profileInTheWay({ map, userId, grants }: PlanInput, entitlement: Entitlement) {
  const domain = domainNamed(map, entitlement.domain)
  if (domain.mode !== 'sso') return undefined
  const other = grants.find(
    (grant) =>
      grant.userId === userId &&
      grant.team !== entitlement.team &&
      grant.domainId === domain.id &&
      grant.state !== 'deprovisioned',
  )
  if (other === undefined) return undefined
  const rule = 'an SSO-mode domain has one profile a user'
  const why = `${rule}: granted once that of team ${other.team} is deprovisioned`
  return { waits: { for: 'former profile', why } } as const
}
