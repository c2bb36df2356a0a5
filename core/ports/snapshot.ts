/** The directory snapshot: what was last seen of users, groups and memberships. */
import type { GroupGuard } from '../guard/group-guard.ts'
import type { FullReconciliation } from '../reconcile-all/run.ts'
import type { Restoration, UserStatus } from '../words.ts'
import type { QuotaNotes } from './quotas.ts'

/** The memberships last seen, read with strong consistency. */
export interface Snapshot {
  pins(): Promise<Pins>
  user(userId: string): Promise<SeenUser | undefined>
  /** The group's pin and its members as last seen. May span pages inside (Query pages of 1 MB). */
  group(groupId: string): Promise<SeenGroup>
  /** Who a membership id was; eventually consistent. */
  membership(
    membershipId: string,
  ): Promise<{ readonly groupId: string; readonly userId: string } | undefined>
  /** One page (1 MB) of all rows, in any order; strongly consistent. */
  rows(
    cursor?: string,
  ): Promise<{ readonly rows: readonly SnapshotRow[]; readonly cursor?: string }>
  /** The last full reconciliation that was complete. */
  lastRun(): Promise<FullReconciliation | undefined>
}

export interface SeenUser {
  readonly userId: string
  readonly status: UserStatus
  /** Mapped groups only. */
  readonly groupIds: readonly string[]
  /** Groups whose guard held a suspension of this user at the last plan; unset for none. */
  readonly waitsIn?: readonly string[]
  /** What others were told that the user waits for, a hold apart; unset for nothing. */
  readonly waitsFor?: readonly string[]
  /** What an operator restored last, whether it still holds or not. */
  readonly restored?: Restoration
}

/** Restorations, one a user, which `Leases.readWithUser` reads with the user. */
export interface Restorations {
  set(userId: string, restored: Restoration): Promise<void>
}

/**
 * Which group id each mapped display name was first found with; undefined while that group has
 * strayed: renamed, gone, or made again under another id. A name that strayed gives nothing until
 * the map says so. One item of the directory table (pk = sk = `pins`, one attribute
 * `group:<display name>` each, `strayed:<display name>`, and `assigned:<assignedKey>`), so that one
 * BatchGetItem reads it beside a lease. A `group seen` write adds its pin only when the name has
 * none yet.
 */
export type Pins = ReadonlyMap<string, string | undefined>

/** What the snapshot holds, row by row. Kinds that a reader does not know are left alone. */
export type SnapshotRow =
  | ({ readonly kind: 'user' } & SeenUser)
  | { readonly kind: 'group'; readonly groupId: string; readonly displayName: string }
  | {
      readonly kind: 'membership'
      readonly groupId: string
      readonly userId: string
      readonly membershipId: string
    }
  | {
      readonly kind: 'pins'
      readonly pins: Pins
      /** Ids of the names that strayed, by name: the group may come back. */
      readonly strayed: ReadonlyMap<string, string>
      /**
       * Groups that are assigned to their domain's application, by `assignedKey`; true for those
       * that Rollcall assigned itself.
       */
      readonly assigned: ReadonlyMap<string, boolean>
    }
  | { readonly kind: 'quotas'; readonly quotas: QuotaNotes }
  | { readonly kind: 'full reconciliation'; readonly run: FullReconciliation }

export interface SeenGroup {
  readonly groupId: string
  /** Display name first found; unset when this group was never described. */
  readonly displayName?: string
  /** Membership ids by user id. */
  readonly members: ReadonlyMap<string, string>
  /** What the deletion guard has noted of the group. */
  readonly guard?: GroupGuard
}
