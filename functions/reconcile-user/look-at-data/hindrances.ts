/** What is noted of what is in the way of a retention rule, so that it is told once. */
import type { Grant, HindranceReason } from '../../../core/words.ts'
import type { UnfinishedParts } from './archive-data.ts'

type Hindered = Grant['hindered']

/** A copy of these is made anew every hour: while that goes on they are not over. */
const retried: readonly HindranceReason[] = ['copy failed', 'copy differs']

/** What to note; undefined when nothing is in the way. */
export function hindrancesIn(unfinished: UnfinishedParts, noted: Hindered): Hindered {
  const hindered = Object.entries(unfinished).flatMap(([part, { hindrance }]) => {
    const before = noted?.[part]
    const still = before && retried.includes(before.reason) ? before : undefined
    const now = hindrance ?? still
    return now ? [[part, now] as const] : []
  })
  return hindered.length > 0 ? Object.fromEntries(hindered) : undefined
}

/** The words may have other counts: only another reason, or another part, is news. */
export function sameReasons(one: Hindered = {}, other: Hindered = {}): boolean {
  const parts = Object.keys(one)
  if (parts.length !== Object.keys(other).length) return false
  return parts.every((part) => one[part]?.reason === other[part]?.reason)
}
