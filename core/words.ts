/** The design's nouns as types. The key of a user is always `userId`, never a name or an email. */

/** An instant in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/**
 * The way a directory change came in. `schedule` and `operator` stand for looks no event asked for.
 */
export type Door =
  | 'scim'
  | 'console'
  | 'identity-store-api'
  | 'native-event'
  | 'account-access'
  | 'schedule'
  | 'operator'

/** Why something was looked at: the event, the door it came through, and when it happened. */
export interface Because {
  readonly eventId: string
  readonly door: Door
  readonly time: Instant
}

/** All that an event yields: look at this user, this group, this membership. */
export type ReconcileRequest =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'membership'; readonly membershipId: string }

/** Which line of the access map, through which group, gives an entitlement. */
export interface EntitlementReason {
  readonly groupId: string
  /** The group's display name as the access map writes it. */
  readonly group: string
  /** Line of the access map, counted from 1. */
  readonly line: number
}

/** What the directory and the access map say a user should have. */
export interface Entitlement {
  readonly userId: string
  readonly team: string
  readonly persona: string
  /** The domain's name in the access map. */
  readonly domain: string
  readonly reason: EntitlementReason
}

/**
 * Where a grant stands. The five that end in -ing are written before the outside calls and mean
 * "begun, not confirmed"; a holder that dies leaves them and the next one goes on from there.
 */
export type GrantState =
  | 'granting'
  | 'granted'
  | 'changing'
  | 'suspending'
  | 'suspended'
  | 'resuming'
  | 'deprovisioning'
  | 'deprovisioned'

/** What a user really has, as the ledger knows it. */
export interface Grant {
  readonly userId: string
  readonly team: string
  readonly persona: string
  readonly domain: string
  readonly domainId: string
  readonly profileName: string
  /** Execution role the profile has (or is being given). */
  readonly roleArn: string
  readonly state: GrantState
  /** From when this state holds. */
  readonly since: Instant
  /** Set while suspended: when the grace period ends. */
  readonly graceUntil?: Instant
  readonly reason: EntitlementReason
  readonly because: readonly Because[]
  readonly mapHash: string
}

/**
 * One immutable line of the ledger: the grant as it was from `since` on, and when that was written.
 */
export interface GrantVersion extends Grant {
  readonly recordedAt: Instant
  readonly fence: number
}

export type StepKind = 'grant' | 'change' | 'suspend' | 'resume' | 'deprovision'

/**
 * One ordered difference between entitlements and grants. `grant` is the grant when the step is
 * done.
 */
export interface Step {
  readonly kind: StepKind
  readonly grant: Grant
  /** Set on suspensions that the deletion guard has to know of. */
  readonly permit?: Permit
}

/** Why somebody is to lose access, as far as the deletion guard tells it apart. */
export type Evidence = 'left the group' | 'not given by the map' | 'absent from the directory'

/** By what right a suspension goes on. */
export interface Permit {
  /** The group through which the access came. */
  readonly groupId: string
  readonly planned: Instant
  /** Unset for who is disabled in the directory: that neither waits nor counts. */
  readonly evidence?: Evidence
  /** Hash of the hold that an operator approved; unset within the bound. */
  readonly hold?: string
}

/** An operator's stop: no step begins, or none that takes away, until it ends. */
export interface Freeze {
  readonly scope: 'all changes' | 'removals'
  /** As they call themselves. */
  readonly by: string
  readonly since: Instant
  /** Unset: until it is lifted. */
  readonly until?: Instant
}

export interface Plan {
  readonly userId: string
  readonly mapHash: string
  readonly steps: readonly Step[]
  /**
   * When to look again though nothing may happen until then: the end of the soonest grace period.
   */
  readonly lookAgainAt?: Instant
  /** Grants that wait for something no step can do now, each with the reason in words. */
  readonly waiting: ReadonlyArray<{ readonly team: string; readonly why: string }>
}

export type UserStatus = 'enabled' | 'disabled' | 'absent' | 'unknown'
