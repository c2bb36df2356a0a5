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
 * Where a grant stands. Those that end in -ing are written before the outside calls and mean
 * "begun, not confirmed"; a holder that dies leaves them and the next one goes on from there.
 * `archived`: still suspended, and what the team wants kept has been copied and compared.
 */
export type GrantState =
  | 'granting'
  | 'granted'
  | 'changing'
  | 'suspending'
  | 'suspended'
  | 'resuming'
  | 'archiving'
  | 'archived'
  | 'deprovisioning'
  | 'deprovisioned'

/** The directory of a profile on its domain's file system: it outlives the profile. */
export interface Home {
  readonly fileSystemId: string
  /** Name of the directory, and the owner of what is in it. */
  readonly uid: string
}

/** What was copied, as counted on both sides: the copy is complete when they are equal. */
export interface Copied {
  /** `s3://<bucket>/<prefix>/`. */
  readonly to: string
  readonly files: number
  readonly bytes: number
  readonly at: Instant
}

/** What of a leaver's data lies in the archive. */
export interface Archive {
  readonly home?: Copied
  /** By the space's name; empty when there was no space. */
  readonly spaces?: Readonly<Record<string, Copied>>
}

/**
 * Why a leaver's data is not copied, or the profile not removed, until somebody sees to it.
 * `no way`: the map does not say how DataSync reaches the home. `no room`: of a quota for tasks or
 * running apps. `not copyable`: no script or task can copy it.
 */
export type HindranceReason =
  | 'no way'
  | 'no room'
  | 'copy failed'
  | 'copy differs'
  | 'not copyable'
  | 'shared space'

export interface Hindrance {
  readonly reason: HindranceReason
  /** In words, for the operator: names of spaces among them, so no event carries it. */
  readonly why: string
}

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
  /** Set from the suspension on: when live access was seen to be gone. */
  readonly suspendedAt?: Instant
  /**
   * The roles whose Deny lists name this profile, since sessions of it may be alive: the persona's,
   * and the domain's presign role where the map says so. At least one.
   */
  readonly deniedRoleArns?: readonly string[]
  /**
   * When to look again at what still runs under a profile that was suspended; unset when nothing
   * is left to see to.
   */
  readonly watchAt?: Instant
  /** Written before anything is removed: a profile that is gone tells it no more. */
  readonly home?: Home
  readonly archive?: Archive
  /** While the retention rule cannot be met: by `home`, `space <name>` or `spaces`. */
  readonly hindered?: Readonly<Record<string, Hindrance>>
  /**
   * In an SSO-mode domain: digest of the user name that the profile is bound to, for good. The name
   * itself stands nowhere here.
   */
  readonly signInName?: string
  /** In an SSO-mode domain: by whose assignment to the domain's application they get in. */
  readonly assigned?: PrincipalType
  /** Unset where nothing stands in the way of giving it back to who is entitled. */
  readonly withheld?: Withheld
  readonly reason: EntitlementReason
  readonly because: readonly Because[]
  readonly mapHash: string
}

/**
 * Why a profile of an SSO-mode domain is kept from its owner, whose name is not the one that it is
 * bound to. `name taken`: another user has that name, and would be let in to it. `given up`: an
 * operator said that it goes, by the retention rule, and another comes under the present name.
 */
export type Withheld = 'name taken' | 'given up'

/**
 * One immutable line of the ledger: the grant as it was from `since` on, and when that was written.
 */
export interface GrantVersion extends Grant {
  readonly recordedAt: Instant
  readonly fence: number
}

/** Whom an assignment to an application of Identity Center lets in. */
export type PrincipalType = 'USER' | 'GROUP'

export interface Principal {
  readonly type: PrincipalType
  readonly id: string
}

/**
 * `watch` sees to what a suspended user left running, and lifts the Deny when nothing is left.
 * `archive` copies what the team wants kept. Both may take many looks: a step that is not done
 * says when to look again, and the next plan goes on with it.
 */
export type StepKind =
  | 'grant'
  | 'change'
  | 'suspend'
  | 'resume'
  | 'watch'
  | 'archive'
  | 'deprovision'

/**
 * One ordered difference between entitlements and grants. `grant` is the grant when the step is
 * done.
 */
export interface Step {
  readonly kind: StepKind
  readonly grant: Grant
  /** Set on suspensions that the deletion guard has to know of. */
  readonly permit?: Permit
  /** To be assigned to the domain's application; unset where that is noted already. */
  readonly assign?: Principal
  /** A quota is noted as full, and this step makes room under it. */
  readonly makesRoom?: boolean
  /** Notes of waits (own-events/of-waiting.ts) that are over once the step is done. */
  readonly ends?: readonly string[]
  /** The roles whose Deny lists named a profile of the user's, and are to name it no more. */
  readonly liftsDeny?: { readonly roleArns: readonly string[]; readonly profileName: string }
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

/** An operator's word that a leave was wrong: access stays until the directory is put right. */
export interface Restoration {
  /** As they call themselves. */
  readonly by: string
  readonly at: Instant
  /** Then the directory alone decides again. */
  readonly until: Instant
  readonly teams: readonly string[]
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
  /** Grants that wait for something no step can do now. */
  readonly waiting: readonly Waiting[]
  /**
   * Something waits of which no event tells when it may go on: the work is not done when the steps
   * are, and the lease keeps its causes until `lookAgainAt`. Default false.
   */
  readonly undone?: boolean
}

/** What a grant can wait for. */
export type WaitingFor =
  /**
   * Room under a service quota. Nothing is written for who waits; only who met the limit first
   * stands as `granting` until there is room.
   */
  | 'quota'
  /** In an SSO-mode domain: the deprovisioning of who had the user name before. */
  | 'former owner'
  /** The deprovisioning of the user's own other profile. */
  | 'former profile'
  /** An operator's answer to a hold. */
  | 'hold'
  /** The end of a freeze. */
  | 'freeze'
  /** A rule that the access map does not say, or that cannot be met: then with the reason. */
  | 'retention'
  /** Somebody to see to a profile that is not the user's. */
  | 'profile not ours'
  /** In an SSO-mode domain: somebody to decide about a user whose name has changed. */
  | 'renamed user'

export interface Waiting {
  readonly team: string
  readonly for: WaitingFor
  readonly reason?: HindranceReason
  /** In words, for the operator. */
  readonly why: string
}

export type UserStatus = 'enabled' | 'disabled' | 'absent' | 'unknown'
