/** The hold of a group: whose suspension waits for an operator, and what its answer covers. */
import { canonicalJson } from '../canonical.ts'
import { sha256Hex } from '../digest.ts'
import type { Evidence, Instant } from '../words.ts'
import { type Counting, isBeyond } from './count.ts'
import { covers, type GroupGuard, HOLD_MS, kindOf, type Refusal, wishes } from './group-guard.ts'

export interface HeldUser {
  readonly userId: string
  readonly teams: readonly string[]
  readonly evidence: Evidence
  readonly since: Instant
}

export interface Hold {
  readonly groupId: string
  /** Sorted by user id. */
  readonly users: readonly HeldUser[]
  /** SHA-256 of the canonical JSON of the group and its users; hex. */
  readonly hash: string
  readonly since: Instant
  /** From here on it cannot be approved: those who still ask make another. */
  readonly expiresAt: Instant
  /** Set when an operator said no to exactly this set. */
  readonly refused?: Refusal
}

/** Undefined when nobody is held. */
export function holdOf(guard: GroupGuard, counting: Counting): Hold | undefined {
  const { now } = counting
  const beyond = {
    leaving: isBeyond(guard, 'leaving', counting),
    absent: isBeyond(guard, 'absent', counting),
  }
  const users = wishes(guard, now)
    .filter(([userId, wish]) => beyond[kindOf(wish.evidence)] && !covers(guard, userId, now))
    .map(([userId, { teams, evidence, since }]) => ({ userId, teams, evidence, since }))
    .sort((a, b) => (a.userId < b.userId ? -1 : 1))
  if (users.length === 0) return undefined
  const { groupId, refusal } = guard
  const hash = sha256Hex(canonicalJson({ groupId, users }))
  const since = Math.min(...users.map((user) => user.since))
  const refused = refusal?.hash === hash ? { refused: refusal } : {}
  return { groupId, users, hash, since, expiresAt: since + HOLD_MS, ...refused }
}
