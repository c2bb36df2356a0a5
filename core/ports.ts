/**
 * What the core asks of the world. Each port's contract stands here in prose; backends live in
 * `adapters/<port>.<backend>.ts`, one AWS call (or one page) a method. Loops over pages are in
 * handlers. Any method may throw `Throttled`.
 */
import type { AuditRecord } from './audit/record.ts'
import type { Denied } from './deny-list/deny-list.ts'
import type { NameOwner, ReservedName, SignInWrite } from './ports/assignments.ts'
import type { DenyWrite } from './ports/deny-policies.ts'
import type { GuardWrite } from './ports/guard.ts'
import type { QuotaNotes, QuotaWrite } from './ports/quotas.ts'
import type { Pins, SeenUser } from './ports/snapshot.ts'
import type { FullReconciliation } from './reconcile-all/run.ts'
import type { Because, Freeze, Grant, GrantVersion, Instant, UserStatus } from './words.ts'

export type * from './ports/archives.ts'
export type * from './ports/assignments.ts'
export type * from './ports/deny-policies.ts'
export type * from './ports/guard.ts'
export type * from './ports/own-events.ts'
export type * from './ports/quotas.ts'
export type * from './ports/snapshot.ts'
export type * from './ports/studio.ts'
export type * from './ports/work.ts'

export interface Clock {
  now(): Instant
}

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>

/**
 * IAM Identity Center's identity store, read only. 20 calls a second per operation, shared by all.
 */
export interface Directory {
  /**
   * `absent` when the store knows no such user; `unknown` when the answer carries no UserStatus.
   */
  userStatus(userId: string): Promise<UserStatus>
  /** Which of at most 100 groups the user is in. */
  memberOf(userId: string, groupIds: readonly string[]): Promise<readonly string[]>
  /** Undefined when the store knows no such group. */
  groupName(groupId: string): Promise<string | undefined>
  /** Undefined when the store knows no such user. A user name may change: it is never a key. */
  userName(userId: string): Promise<string | undefined>
  /** One page of at most 100 of all users. */
  users(cursor?: string): Promise<UsersPage>
  /** Undefined when no user has that user name, whatever its case (see `signInNameOf`). */
  findUser(userName: string): Promise<string | undefined>
  /** Undefined when no group has that display name. */
  findGroup(displayName: string): Promise<string | undefined>
  /** One page of at most 100. A group that does not exist says so, never an empty page alone. */
  groupMembers(groupId: string, cursor?: string): Promise<MembersPage>
}

export interface UsersPage {
  readonly users: ReadonlyArray<{
    readonly userId: string
    readonly userName: string | undefined
    /** `unknown` when the answer carries no UserStatus. */
    readonly status: UserStatus
  }>
  readonly cursor?: string
}

export interface MembersPage {
  readonly members: ReadonlyArray<{ readonly membershipId: string; readonly userId: string }>
  readonly cursor?: string
  /** The group does not exist (any more). Then `members` is empty and `cursor` unset. */
  readonly absent?: boolean
}

/** The right to work on one key. `fence` proves it; the holder passes it to every write. */
export interface Held {
  readonly key: string
  readonly fence: number
}

/** One lease as stored. Pure transitions over it are in core/lease/. */
export interface Lease {
  readonly key: string
  /** Generation asked for. */
  readonly wanted: number
  /** Generation finished. `wanted > done` means work is due. */
  readonly done: number
  /** Grows at each take, not always by one. */
  readonly fence: number
  /** 0 when nobody holds it. */
  readonly leaseUntil: Instant
  /** Whether the holder occupies one of the N running places (only users do). */
  readonly occupiesPlace: boolean
  /** In the sparse index from the first request until released with nothing left to do. */
  readonly queue?: 'removals' | 'others'
  /**
   * When the sweep should look: now for a waiting request, leaseUntil while held, else lookAgainAt.
   */
  readonly dueAt?: Instant
  /** Memberships and status must be read from the directory, not from the snapshot. */
  readonly readDirectory: boolean
  /** Profiles must be looked at in Studio, not trusted to be as the ledger says. */
  readonly readStudio?: boolean
  /** At most 20; the newest are dropped beyond that. Emptied at release. */
  readonly because: readonly Because[]
}

export interface LeaseRequest {
  readonly key: string
  readonly because: Because
  readonly now: Instant
  /** True when the request may take something away: it goes to the front and into the reserve. */
  readonly removal: boolean
  /** True when no listing newer than this request backs the snapshot. */
  readonly readDirectory: boolean
  /**
   * True when profiles may differ from the ledger. For everyone: each profile is looked at, not
   * only those whose turn it is. Default false.
   */
  readonly readStudio?: boolean
}

export type LeaseAnswer =
  | {
      readonly taken: true
      readonly held: Held
      /**
       * `wanted` as of the taking: set for groups, roles and everyone, whose one UpdateItem tells
       * it; unset for users.
       */
      readonly seen?: number
    }
  | { readonly taken: false; readonly why: 'held' | 'no place' }
  /** As many have begun as may in this moment; at `until` others may. */
  | {
      readonly taken: false
      readonly why: 'not yet'
      readonly until: Instant
      /** Nobody runs whose release would start those who wait: who asked takes it then. */
      readonly nobodyRuns: boolean
    }

export interface Release {
  /** `wanted` as it stood when the holder began to read. */
  readonly seen: number
  readonly now: Instant
  readonly lookAgainAt?: Instant
  /**
   * Part of the work waits until `lookAgainAt`: `wanted` stays above `done`, and the causes stay.
   */
  readonly undone?: boolean
  /** Written in the same transaction. */
  readonly writes?: readonly Write[]
}

export type ReleaseAnswer =
  | { readonly released: true; readonly othersWait: boolean }
  /**
   * `wanted` grew: the lease is still held; go round again. Where the directory must be read again
   * for it, and as many have begun as may, the lease is released instead, its work undone and due,
   * nothing written, and `othersWait`.
   */
  | { readonly released: false }

export interface Leases {
  /**
   * Adds one to `wanted`, and takes the lease when none is live and there is a place.
   * One call when that works, two when not, more when not yet and nobody runs.
   */
  request(request: LeaseRequest): Promise<LeaseAnswer>
  /**
   * In one transaction under the group's fence: the snapshot writes of at most 24 users and one
   * more `wanted` for each, without taking their leases. With `release`, also releases the group's
   * lease. Answers false when that release was refused because `wanted` grew: nothing was written.
   * Throws `LeaseLost`.
   */
  wantForListing(
    group: Held,
    requests: readonly LeaseRequest[],
    writes: readonly Write[],
    release?: Release,
  ): Promise<boolean>
  /** Takes a lease that has work due, without asking for more. */
  take(key: string, now: Instant): Promise<LeaseAnswer>
  /** Strongly consistent. */
  read(key: string): Promise<Lease | undefined>
  /** Those of at most 100 keys that exist, in any order; strongly consistent, one call. */
  readAll(keys: readonly string[]): Promise<readonly Lease[]>
  /**
   * The user's lease and snapshot, the pins, any freeze, and what is noted of groups assigned (see
   * `assignedKey`), of quotas and of the last full reconciliation: in one strongly consistent call.
   */
  readWithUser(userId: string): Promise<{
    readonly lease: Lease | undefined
    readonly freeze?: Freeze
    readonly user: SeenUser | undefined
    readonly pins: Pins
    /** Hash of the map under which everyone was last compared in full. */
    readonly comparedMap?: string
    readonly assigned: ReadonlySet<string>
    readonly quotas: QuotaNotes
  }>
  /** Sets leaseUntil to 5 minutes from now. Throws `LeaseLost`. */
  renew(held: Held, now: Instant): Promise<void>
  release(held: Held, release: Release): Promise<ReleaseAnswer>
  /**
   * Gives the lease (and its place) back without having done the work: `wanted` stays above `done`,
   * dueAt becomes lookAgainAt. Throws `LeaseLost`.
   */
  giveUp(held: Held, lookAgainAt: Instant): Promise<void>
  /**
   * Keys with work due at `now`, at most `limit`: users whose holder died first, for they occupy a
   * place that others wait for, then removals, then others. Eventually consistent.
   */
  due(now: Instant, limit: number): Promise<readonly string[]>
}

/** A write to the snapshot or the ledger, as data, so that one transaction can carry several. */
export type Write =
  | {
      readonly kind: 'membership seen'
      readonly groupId: string
      readonly userId: string
      readonly membershipId: string
    }
  | { readonly kind: 'membership gone'; readonly groupId: string; readonly userId: string }
  | { readonly kind: 'user seen'; readonly userId: string; readonly status: UserStatus }
  | {
      readonly kind: 'memberships read'
      readonly userId: string
      readonly groupIds: readonly string[]
    }
  | {
      readonly kind: 'group seen'
      readonly groupId: string
      readonly displayName: string
      readonly seenAt: Instant
    }
  | { readonly kind: 'group gone'; readonly groupId: string }
  /** The group pinned under this name is not what the name stands for any more; `why` in words. */
  | { readonly kind: 'group strayed'; readonly displayName: string; readonly why: string }
  | { readonly kind: 'group returned'; readonly displayName: string }
  | { readonly kind: 'full reconciliation'; readonly run: FullReconciliation }
  | { readonly kind: 'grant'; readonly grant: Grant; readonly recordedAt: Instant }
  | DenyWrite
  | GuardWrite
  | SignInWrite
  | QuotaWrite

/** Every grant, past and present. */
export interface Ledger {
  /** Current grants of a user, `deprovisioned` ones included. Strongly consistent. */
  grantsOf(userId: string): Promise<readonly Grant[]>
  /** All versions of a user's grants, oldest first. */
  versionsOf(userId: string): Promise<readonly GrantVersion[]>
  /** The current grant that has this profile; eventually consistent. */
  grantWithProfile(profileName: string): Promise<Grant | undefined>
  /** One page of all current grants, `deprovisioned` ones included; eventually consistent. */
  grants(cursor?: string): Promise<{ readonly grants: readonly Grant[]; readonly cursor?: string }>
  /** Who has a name reserved in an SSO-mode domain; strongly consistent. */
  nameOwner(name: Omit<ReservedName, 'userId'>): Promise<NameOwner | undefined>
  /**
   * One page of the users whose grants have this role or ever had it, each perhaps several times;
   * eventually consistent.
   */
  usersWithRole(
    roleArn: string,
    cursor?: string,
  ): Promise<{ readonly userIds: readonly string[]; readonly cursor?: string }>
  /** Who is denied on a role, in any order; strongly consistent. */
  deniedOn(roleArn: string): Promise<readonly Denied[]>
  /**
   * One transaction under the holder's fence, renewing the lease: all writes or none.
   * A `grant` write puts the current item and one immutable version. Throws `LeaseLost`, and what
   * the conditions among the writes say.
   */
  write(held: Held, writes: readonly Write[], now: Instant): Promise<void>
}

/** Starts Step Functions executions; the same name while it runs is the same execution. */
export interface Workflows {
  reconcileUser(input: ReconcileUserInput): Promise<void>
  reconcileGroup(input: ReconcileGroupInput): Promise<void>
  reconcileRole(input: ReconcileRoleInput): Promise<void>
  reconcileAll(input: ReconcileAllInput): Promise<void>
}

export interface ReconcileUserInput {
  readonly userId: string
  readonly fence: number
}

export interface ReconcileGroupInput {
  readonly groupId: string
  readonly fence: number
}

export interface ReconcileRoleInput {
  readonly roleArn: string
  readonly fence: number
}

export interface ReconcileAllInput {
  readonly fence: number
}

/** Says once per decision what is now true, with ids and never a name, token or URL. */
export interface Log {
  info(message: string, facts: Readonly<Record<string, unknown>>): void
}

/** Records of role assumptions. */
export interface AuditLog {
  /** Once per CloudTrail `eventId`: answers false when the record stands already. */
  append(record: AuditRecord): Promise<boolean>
  /** One page, newest first. `until` is exclusive. */
  query(
    query: {
      readonly userId?: string
      readonly roleArn?: string
      readonly since: Instant
      readonly until: Instant
    },
    cursor?: string,
  ): Promise<{ readonly records: readonly AuditRecord[]; readonly cursor?: string }>
}
