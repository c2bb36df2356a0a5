/** What would change for everybody, one row a user and team, with the reason. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { entitlementsOf, type Shadowed } from '../../core/entitlement/entitlements-of.ts'
import { shadowedClause, whyNotIn } from '../../core/entitlement/why-not.ts'
import { planFor } from '../../core/plan/plan.ts'
import type { Pins } from '../../core/ports.ts'
import type { Entitlement, Grant, Instant, Plan, Step } from '../../core/words.ts'
import { instant } from './output.ts'
import type { UserSeen } from './read-world.ts'

export interface PlanRow {
  readonly userId: string
  readonly userName: string | undefined
  readonly team: string
  /** What is entitled to; of who is not, what is had. */
  readonly persona: string
  /** For example `granted`, `granted as mlops` when that is another persona, or `nothing`. */
  readonly now: string
  readonly after: string
  /** Unset when nothing would change. */
  readonly step?: Step
  readonly because: string
  readonly profileName?: string
}

export interface PlanningFor {
  readonly map: AccessMap
  /** The map's file, as reasons name it. */
  readonly file: string
  readonly pins: Pins
  readonly now: Instant
}

export interface PlannedUser {
  readonly user: UserSeen
  readonly entitlements: readonly Entitlement[]
  readonly shadowed: readonly Shadowed[]
  readonly plan: Plan
}

/** Of a user whose status is unknown nothing is planned. */
export function planUser(user: UserSeen, { map, pins, now }: PlanningFor): PlannedUser {
  const { userId, grants } = user
  if (user.status === 'unknown') {
    const plan = { userId, mapHash: map.hash, steps: [], waiting: [] }
    return { user, entitlements: [], shadowed: [], plan }
  }
  const entitled = entitlementsOf({ map, pins, ...user })
  const { entitlements } = entitled
  const plan = planFor({ map, userId, entitlements, grants, now, because: [], ...named(user) })
  return { user, ...entitled, plan }
}

/** One row for each team in which the user has something, should have, or would but for another. */
export function planRows(planned: PlannedUser, against: PlanningFor): PlanRow[] {
  const { user, entitlements, shadowed, plan } = planned
  const teams = [...entitlements, ...user.grants, ...shadowed].map(({ team }) => team)
  return [...new Set(teams)].sort().flatMap((team) => {
    const ofTeam = (one: { readonly team: string }) => one.team === team
    const found = {
      entitlement: entitlements.find(ofTeam),
      grant: user.grants.find(ofTeam),
      step: plan.steps.find(({ grant }) => grant.team === team),
      waits: plan.waiting.find(ofTeam)?.why,
    }
    const behind = shadowed.find(ofTeam)
    if (isPast(found) && behind === undefined) return []
    const { map } = against
    const why = behind ? shadowedClause(behind) : whyNotIn(team, { map, shadowed, ...user })
    return [rowOf({ user, team, why }, found, against)]
  })
}

/** For teams that ask for readable profile names. */
function named({ userName }: UserSeen) {
  return userName === undefined ? {} : { userName }
}

interface OfTeam {
  readonly entitlement: Entitlement | undefined
  readonly grant: Grant | undefined
  readonly step: Step | undefined
  readonly waits: string | undefined
}

/** Deprovisioned, and nothing more is to come of it. */
function isPast({ entitlement, grant, step, waits }: OfTeam): boolean {
  if (entitlement || step || waits) return false
  return grant === undefined || grant.state === 'deprovisioned'
}

function rowOf(
  of: { readonly user: UserSeen; readonly team: string; readonly why: string },
  { entitlement, grant, step, waits }: OfTeam,
  { file }: PlanningFor,
): PlanRow {
  const { userId, userName } = of.user
  const persona = entitlement?.persona ?? grant?.persona ?? ''
  const was = grant ? stateOf(grant, persona) : 'nothing'
  const profileName = step?.grant.profileName ?? grant?.profileName
  const reason = entitlement ? `in group ${entitlement.reason.group}` : of.why
  const line = entitlement ? ` (${file}:${entitlement.reason.line})` : ''
  return {
    userId,
    userName,
    team: of.team,
    persona,
    now: was,
    after: step ? stateOf(step.grant, persona) : was,
    ...(step && { step }),
    because: `${reason}${line}${waits ? `; waits: ${waits}` : ''}`,
    ...(profileName !== undefined && { profileName }),
  }
}

/** `granted`, `granted as mlops` where the persona is another than the row's, `suspended until`. */
function stateOf(grant: Grant, persona: string): string {
  const { state, graceUntil } = grant
  if (state === 'suspended' && graceUntil) return `suspended until ${instant(graceUntil)}`
  return grant.persona === persona ? state : `${state} as ${grant.persona}`
}
