/** What to do for a team that the user should be in. */
import { domainNamed, roleArn } from '../persona/role-name.ts'
import { profileName } from '../profile-name.ts'
import { sageMakerQuotas } from '../quota/codes.ts'
import { fullUntil, nextLook, whyFull } from '../quota/room.ts'
import { assignedKey, principalOf } from '../sign-in/assigned.ts'
import type { Entitlement, Grant, Step } from '../words.ts'
import { ifRenamed, nameInTheWay } from './decide-sign-in.ts'
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
  if (grant?.deniedRoleArns === undefined || step?.grant.state !== 'granted') return decision
  const liftsDeny = { roleArns: grant.deniedRoleArns, profileName: grant.profileName }
  return { ...decision, step: { ...step, liftsDeny } }
}

function decide(input: PlanInput, entitlement: Entitlement, grant: Grant | undefined): Decision {
  if (grant === undefined || grant.state === 'deprovisioned') {
    return (
      profileInTheWay(input, entitlement) ??
      nameInTheWay(input, entitlement) ??
      grantStep(input, entitlement, grant)
    )
  }
  if (grant.domainId !== domainNamed(input.map, entitlement.domain).id) {
    return moveDomain(input, entitlement, grant)
  }
  const decision = () => decideStanding(input, entitlement, grant)
  return ifRenamed(input, grant, decision) ?? decision()
}

/** For a grant that is, or is on its way to be, something in the domain of the entitlement. */
function decideStanding(input: PlanInput, entitlement: Entitlement, grant: Grant): Decision {
  const wanted = wantedGrant(input, entitlement, grant)
  switch (grant.state) {
    case 'deprovisioned':
    case 'granting':
      return grantStep(input, entitlement, grant)
    case 'granted':
      return isAs(grant, wanted) ? {} : { step: stepTo('change', input, { entitlement, wanted }) }
    case 'changing':
      return { step: stepTo('change', input, { entitlement, wanted }) }
    case 'suspending':
    case 'suspended':
    case 'resuming':
    case 'archiving':
    case 'archived':
      return {
        step: stepTo('resume', input, { entitlement, wanted: { ...homeOf(grant), ...wanted } }),
      }
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
  const wanted = wantedGrant(input, entitlement, sameDomain ? former : undefined)
  return noRoom(input) ?? { step: stepTo('grant', input, { entitlement, wanted }) }
}

/** While the account may have no more profiles, nobody is made to ask SageMaker for one. */
function noRoom({ quotas, now, because }: PlanInput): Decision | undefined {
  const full = quotas?.get(sageMakerQuotas.profiles.code)?.full
  const until = fullUntil(full, { now, because })
  if (full === undefined || until === undefined) return undefined
  const lookAgainAt = Math.min(until, nextLook(full.since, now))
  return {
    lookAgainAt,
    undone: true,
    waits: { for: 'quota', why: whyFull('profiles', full.limit) },
  }
}

/** With whom to assign to the domain's application, where that is not noted already. */
function stepTo(
  kind: 'grant' | 'change' | 'resume',
  { map, assigned }: PlanInput,
  { entitlement, wanted }: { readonly entitlement: Entitlement; readonly wanted: Grant },
): Step {
  const assign = principalOf(domainNamed(map, entitlement.domain), entitlement)
  const isNoted = assign?.type === 'GROUP' && assigned?.has(assignedKey(wanted.domainId, assign.id))
  return { kind, grant: wanted, ...(assign && !isNoted && { assign }) }
}

/** While the profile stands its home stays where it is. */
function homeOf({ home }: Grant): Pick<Grant, 'home'> {
  return home === undefined ? {} : { home }
}

/** The grant as it shall be. A profile's name is decided once: a former grant's is kept. */
function wantedGrant(input: PlanInput, entitlement: Entitlement, former: Grant | undefined): Grant {
  const { map, userId } = input
  const { team, persona, domain, reason } = entitlement
  const signIn = signInOf(input, entitlement, former)
  return {
    userId,
    team,
    persona,
    domain,
    domainId: domainNamed(map, domain).id,
    profileName: nameOf(input, { team, former, signInName: signIn.signInName }),
    roleArn: roleArn(map, team, persona),
    state: 'granted',
    ...signIn,
    reason,
    ...stamp(input),
  }
}

/** A profile is bound to its name for good; who is renamed before it is made has the new one. */
function signInOf(
  { map, signIn }: PlanInput,
  { domain: name }: Entitlement,
  former: Grant | undefined,
): Pick<Grant, 'signInName' | 'assigned'> {
  const domain = domainNamed(map, name)
  if (domain.mode !== 'sso') return {}
  const standing = former?.state === 'deprovisioned' ? undefined : former?.signInName
  const signInName = standing ?? signIn?.name
  const byMap = domain.assign === 'users' ? 'USER' : 'GROUP'
  const isLive = former?.state === 'granted' || former?.state === 'changing'
  // Who has access keeps the assignment they have: suspension withdraws what was given.
  const assigned = (isLive && former.assigned) || byMap
  return { ...(signInName !== undefined && { signInName }), assigned }
}

/**
 * One that is bound to another user name is another profile: a page that somebody else has open on
 * the former one, by the name that was theirs then, must never lead to it.
 */
function nameOf(
  { map, userId, userName }: PlanInput,
  {
    team,
    former,
    signInName,
  }: Pick<Grant, 'team' | 'signInName'> & {
    readonly former: Grant | undefined
  },
): string {
  const boundTo = former?.signInName
  const isRebound = boundTo !== undefined && signInName !== undefined && boundTo !== signInName
  if (former !== undefined && !isRebound) return former.profileName
  const readable = map.teams.some(
    (entry) => entry.name === team && entry.profileNames === 'readable',
  )
  return profileName({
    userId,
    team,
    ...(isRebound && { signInName }),
    ...(readable && userName !== undefined && { readable: userName }),
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
