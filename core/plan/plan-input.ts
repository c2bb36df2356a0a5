/** What a plan is made from, and what is decided for one team. */
import type { AccessMap } from '../access-map/access-map.ts'
import type { NameOwner, QuotaNotes } from '../ports.ts'
import type { Because, Entitlement, Grant, Instant, Restoration, Step, Waiting } from '../words.ts'

export interface PlanInput {
  readonly map: AccessMap
  readonly userId: string
  /** The user's, at most one a team. */
  readonly entitlements: readonly Entitlement[]
  /** The user's current grants, at most one a team; others' are left alone. */
  readonly grants: readonly Grant[]
  readonly now: Instant
  readonly because: readonly Because[]
  /** An operator's word that a leave was wrong; only for who is enabled in the directory. */
  readonly restored?: Restoration
  /** Teams in which a profile of the grant's name is not this user's: it is not touched. */
  readonly notOurs?: ReadonlySet<string>
  /** The user's name, for teams with `profileNames: readable`. Without it the name is hashed. */
  readonly userName?: string
  /** For SSO-mode domains. Without it nothing is decided by names. */
  readonly signIn?: SignIn
  /** Groups that are assigned to their domain's application: see `assignedKey`. Default none. */
  readonly assigned?: ReadonlySet<string>
  /** What is noted of service quotas. Default nothing. */
  readonly quotas?: QuotaNotes
}

/** What is known of the name a user signs in by. */
export interface SignIn {
  /** Digest of the name; undefined when the directory tells none. */
  readonly name: string | undefined
  /** Who has that name reserved, by the id of each SSO-mode domain where somebody has. */
  readonly owners: ReadonlyMap<string, NameOwner>
  /**
   * Who has the name now that the user's profile is bound to, by the id of each SSO-mode domain
   * that lets them in to it. Default nobody.
   */
  readonly takers?: ReadonlyMap<string, string>
}

/** For one team: at most one step, or why there is none. */
export interface Decision {
  readonly step?: Step
  readonly lookAgainAt?: Instant
  readonly waits?: Omit<Waiting, 'team'>
  /** See `Plan`. */
  readonly undone?: boolean
}

/** What every step's grant carries: from when, why, and by which map. */
export function stamp({
  map,
  now,
  because,
}: PlanInput): Pick<Grant, 'since' | 'because' | 'mapHash'> {
  return { since: now, because, mapHash: map.hash }
}
