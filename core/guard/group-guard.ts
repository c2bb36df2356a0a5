/** What the deletion guard knows of one group: who left, who asks to be suspended, who was. */
import type { Evidence, Instant, Permit } from '../words.ts'

/** How long a hold can be answered, and how long its approval counts: 24 hours. */
export const HOLD_MS = 24 * 60 * 60_000

/** A user whose plan wants to suspend what came through the group. */
export interface Asked {
  readonly evidence: Evidence
  /** What would be suspended; sorted. */
  readonly teams: readonly string[]
  /** The map gives nothing through this group any more: whoever is in it will ask too. */
  readonly wholeGroup?: boolean
  /** Part of the hold's hash: from when on the user has asked for this, in this hold. */
  readonly since: Instant
  /** When the user last asked; who stays silent for two hold times has no more wish. */
  readonly lastAt: Instant
}

/**
 * As what a suspension is counted. Users who lost the group and users whom the directory does not
 * know any more count apart, each against the whole bound: so one who was deleted never waits
 * behind those who left. What an operator approved counts in neither.
 */
export type CountedKind = 'leaving' | 'absent'

export const letGoKinds = ['leaving', 'absent', 'approved'] as const

export function kindOf(evidence: Evidence): CountedKind {
  return evidence === 'absent from the directory' ? 'absent' : 'leaving'
}

/** As what a permitted suspension is noted; undefined for who is disabled: that is not noted. */
export function notedAs({ evidence, hold }: Permit): keyof GroupGuard['letGo'] | undefined {
  if (evidence === undefined) return undefined
  return hold === undefined ? kindOf(evidence) : 'approved'
}

/** An operator's yes to one hold: it covers these users as they asked then, and nobody else. */
export interface Approval {
  readonly hash: string
  readonly by: string
  readonly at: Instant
  readonly userIds: readonly string[]
}

/** An operator's no: it stands until the hold's set changes. */
export interface Refusal {
  readonly hash: string
  readonly by: string
  readonly at: Instant
}

export interface GroupGuard {
  readonly groupId: string
  /** Grows with whatever is noted. */
  readonly round: number
  /** Members at the last listing that differed, with those who left within the window. */
  readonly size: number
  /** When a listing found each gone. Users who asked since, or came back, stand here no more. */
  readonly gone: ReadonlyMap<string, Instant>
  /** Gone at the last listing and not named in `gone`: not written yet, or too many to name. */
  readonly further?: { readonly count: number; readonly at: Instant }
  readonly asked: ReadonlyMap<string, Asked>
  /** When each user's last suspension of that kind began. */
  readonly letGo: Readonly<Record<(typeof letGoKinds)[number], ReadonlyMap<string, Instant>>>
  /** The last one. */
  readonly approval?: Approval
  /** The last one. */
  readonly refusal?: Refusal
}

export function emptyGuard(groupId: string): GroupGuard {
  return {
    groupId,
    round: 0,
    size: 0,
    gone: new Map(),
    asked: new Map(),
    letGo: { leaving: new Map(), absent: new Map(), approved: new Map() },
  }
}

/** Whether an approval lets this user go, as they asked when it was given. */
export function covers({ approval, asked }: GroupGuard, userId: string, now: Instant): boolean {
  const wish = asked.get(userId)
  if (approval === undefined || wish === undefined) return false
  if (now >= approval.at + HOLD_MS || wish.since > approval.at) return false
  return approval.userIds.includes(userId)
}

/** Who asks now: a wish that nobody repeated for two hold times is none. */
export function wishes({ asked }: GroupGuard, now: Instant): Array<readonly [string, Asked]> {
  return [...asked].filter(([, { lastAt }]) => lastAt + 2 * HOLD_MS > now)
}
