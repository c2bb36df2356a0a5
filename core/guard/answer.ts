/** An operator's answer to a hold: it names the hold by its hash, and counts for that set alone. */
import type { Because, Instant } from '../words.ts'
import type { Counting } from './count.ts'
import { type Approval, covers, type GroupGuard, type Refusal } from './group-guard.ts'
import { type Hold, holdOf } from './hold.ts'

/** What an operator typed: at least so many digits of a hash. */
export const HASH_DIGITS_MIN = 12

export type Answered =
  | { readonly approval: Approval; readonly hold: Hold }
  | { readonly refusal: Refusal; readonly hold: Hold }
  /** Nothing is written; in words for the operator. */
  | { readonly problem: string }

export interface Answering extends Counting {
  readonly verb: 'approve' | 'refuse'
  /** The hash, or its first digits. */
  readonly hash: string
  /** Who answers, as they call themselves. */
  readonly by: string
}

export function answerTo(guard: GroupGuard, answering: Answering): Answered {
  const { now, by, verb } = answering
  const hold = holdOf(guard, answering)
  if (!hold || !isNamed(hold.hash, answering.hash))
    return { problem: whyNoSuchHold(guard, hold, answering.hash) }
  const { hash } = hold
  if (verb === 'refuse') return { refusal: { hash, by, at: now }, hold }
  if (now >= hold.expiresAt)
    return { problem: `hold ${hash} expired ${inWords(hold.expiresAt)}: look at the holds again` }
  // Whoever asked by a clock ahead of the operator's is covered too.
  const at = Math.max(now, ...hold.users.map(({ since }) => since))
  return { approval: { hash, by, at, userIds: coveredWith(guard, hold, now) }, hold }
}

/** Who was covered before and has not gone yet stays covered. */
function coveredWith(guard: GroupGuard, hold: Hold, now: Instant): string[] {
  const before = [...guard.asked.keys()].filter((userId) => covers(guard, userId, now))
  return [...new Set([...before, ...hold.users.map(({ userId }) => userId)])].sort()
}

export function isNamed(hash: string, given: string): boolean {
  return given.length >= HASH_DIGITS_MIN && hash.startsWith(given.toLowerCase())
}

function whyNoSuchHold({ approval }: GroupGuard, hold: Hold | undefined, given: string): string {
  if (approval && isNamed(approval.hash, given)) {
    const done = `was approved by ${approval.by} ${inWords(approval.at)}`
    return `hold ${given} ${done}: an approval counts once`
  }
  if (!hold) return `hold ${given} is no more: nobody is held`
  return `hold ${given} has changed: it is ${hold.hash} now, with ${hold.users.length} users`
}

/** The day and minute, in UTC. */
function inWords(time: Instant): string {
  return `at ${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}Z`
}

/** How the ledger names an approval among the causes of what it let go. */
export function causeOf({ hash, by, at }: Approval): Because {
  return { eventId: `hold ${hash.slice(0, 16)} approved by ${by}`, door: 'operator', time: at }
}
