/** What the deletion guard and the freeze ask of the world. */

import type { Approval, Asked, GroupGuard, Refusal } from '../guard/group-guard.ts'
import type { Freeze, Instant, Permit, StepKind } from '../words.ts'

/** One item a group, in the group's own partition of the directory table. */
export interface Guard {
  /**
   * Notes a user's wish, unless one stands, and answers all that is noted then: one call. With
   * `again` the wish is written in place of the one that stands.
   */
  ask(
    group: { readonly groupId: string; readonly userId: string },
    wish: Asked,
    how?: 'again',
  ): Promise<GroupGuard>
  /** Strongly consistent; undefined when nothing was ever noted. */
  read(groupId: string): Promise<GroupGuard | undefined>
  /** One page of all groups of which something is noted. */
  groups(
    cursor?: string,
  ): Promise<{ readonly guards: readonly GroupGuard[]; readonly cursor?: string }>
  /** False when anything was noted since `round`: then nothing is written. */
  answer(
    group: Pick<GroupGuard, 'groupId' | 'round'>,
    answer: { readonly approval: Approval } | { readonly refusal: Refusal },
  ): Promise<boolean>
}

/** One item for all, which `Leases.readWithUser` reads beside the lease. */
export interface Freezes {
  read(): Promise<Freeze | undefined>
  set(freeze: Freeze): Promise<void>
  lift(): Promise<void>
}

/** Writes that carry the guard and the freeze into other transactions. */
export type GuardWrite =
  /** What a listing found, beside its writes to the snapshot. Under the group's lease. */
  | {
      readonly kind: 'leaving'
      readonly groupId: string
      readonly at: Instant
      readonly size: number
      readonly gone: readonly string[]
      /** How many more are gone, whom this write does not name. */
      readonly further: number
      /** In the group again: their wishes go. */
      readonly back: readonly string[]
      /** Of whom nothing counts any more. */
      readonly forget: readonly string[]
    }
  /**
   * A suspension begins, and is counted where its permit says so. A condition too: throws
   * `GuardChanged` when the user's wish is gone, that is when they came back meanwhile.
   */
  | {
      readonly kind: 'let go'
      readonly userId: string
      readonly permit: Permit
      readonly at: Instant
    }
  /** The user's plan does not ask for it any more. */
  | { readonly kind: 'wish withdrawn'; readonly groupId: string; readonly userId: string }
  /** Groups whose guard holds a suspension of the user: so that a plan knows what to withdraw. */
  | { readonly kind: 'waits in'; readonly userId: string; readonly groupIds: readonly string[] }
  /** What the user waits for at this plan, as others were told: `<team>: <what for>`. */
  | { readonly kind: 'waits for'; readonly userId: string; readonly waits: readonly string[] }
  /** A condition alone: throws `Frozen` when an operator stopped such steps. */
  | { readonly kind: 'unless frozen'; readonly step: StepKind; readonly now: Instant }
