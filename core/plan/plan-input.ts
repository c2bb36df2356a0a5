/** What a plan is made from, and what is decided for one team. */
import type { AccessMap } from '../access-map/access-map.ts'
import type { Because, Entitlement, Grant, Instant, Step, Waiting } from '../words.ts'

export interface PlanInput {
  readonly map: AccessMap
  readonly userId: string
  /** The user's, at most one a team. */
  readonly entitlements: readonly Entitlement[]
  /** The user's current grants, at most one a team; others' are left alone. */
  readonly grants: readonly Grant[]
  readonly now: Instant
  readonly because: readonly Because[]
  /** Teams in which a profile of the grant's name is not this user's: it is not touched. */
  readonly notOurs?: ReadonlySet<string>
  /** The user's name, for teams with `profileNames: readable`. Without it the name is hashed. */
  readonly userName?: string
}

/** For one team: at most one step, or why there is none. */
export interface Decision {
  readonly step?: Step
  readonly lookAgainAt?: Instant
  readonly waits?: Omit<Waiting, 'team'>
}

/** What every step's grant carries: from when, why, and by which map. */
export function stamp({
  map,
  now,
  because,
}: PlanInput): Pick<Grant, 'since' | 'because' | 'mapHash'> {
  return { since: now, because, mapHash: map.hash }
}
