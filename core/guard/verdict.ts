/** What the guard says to a user who asks to be suspended. */
import type { Instant } from '../words.ts'
import { type Counting, isBeyond } from './count.ts'
import {
  type Approval,
  type Asked,
  covers,
  type GroupGuard,
  HOLD_MS,
  kindOf,
} from './group-guard.ts'
import { type Hold, holdOf } from './hold.ts'

/** A wish that stands is written anew once an hour at most: what it says does not change by it. */
const REPEAT_MS = 60 * 60_000

export type Verdict =
  | { readonly kind: 'within the bound' }
  | { readonly kind: 'approved'; readonly approval: Approval }
  | { readonly kind: 'held'; readonly hold: Hold; readonly lookAgainAt: Instant }

/** `guard` has the user's wish in it: whoever is let go has been counted before. */
export function verdictOn(guard: GroupGuard, userId: string, counting: Counting): Verdict {
  const { now } = counting
  const wish = guard.asked.get(userId)
  if (!wish) throw new Error(`user ${userId} has not asked the guard of group ${guard.groupId}`)
  const { approval } = guard
  if (approval && covers(guard, userId, now)) return { kind: 'approved', approval }
  const hold = isBeyond(guard, kindOf(wish.evidence), counting)
    ? holdOf(guard, counting)
    : undefined
  if (!hold) return { kind: 'within the bound' }
  const ends = hold.refused ? now + HOLD_MS : wish.since + HOLD_MS
  return { kind: 'held', hold, lookAgainAt: Math.max(ends, now + 60_000) }
}

/**
 * The wish to write in place of the one that stands; undefined when that says all. What an answer
 * was given to is not touched, unless the user now asks for something else.
 */
export function renewedWish(
  guard: GroupGuard,
  { userId, wish }: { readonly userId: string; readonly wish: Asked },
  counting: Counting,
): Asked | undefined {
  const { now } = counting
  const standing = guard.asked.get(userId)
  if (!standing || !sameWish(standing, wish)) return wish
  if (covers(guard, userId, now)) return undefined
  const refused = holdOf(guard, counting)?.refused !== undefined
  if (now >= standing.since + HOLD_MS && !refused) return wish
  return now >= standing.lastAt + REPEAT_MS ? { ...standing, lastAt: now } : undefined
}

function sameWish(a: Asked, b: Asked): boolean {
  return (
    a.evidence === b.evidence &&
    a.teams.join() === b.teams.join() &&
    (a.wholeGroup ?? false) === (b.wholeGroup ?? false)
  )
}
