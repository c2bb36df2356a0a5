/** How many suspensions of a group count at a moment, and how many may go without an operator. */
import type { GuardLimits } from '../access-map/access-map.ts'
import type { Instant } from '../words.ts'
import { type CountedKind, covers, type GroupGuard, kindOf, wishes } from './group-guard.ts'

export interface Counting {
  readonly now: Instant
  readonly limits: GuardLimits
}

/** Suspensions of a group of `size` that may begin within the window: max(atLeast, share). */
export function boundOf({ atLeast, share }: GuardLimits, size: number): number {
  // 0.29 * 100 is a little less than 29 in binary.
  return Math.max(atLeast, Math.floor(share * size + 1e-9))
}

/**
 * Users suspended within the window without an approval, users who ask to be, and users whom a
 * listing found gone and who have not asked yet. Approved ones do not count: somebody answers for
 * them.
 */
export function countOf(guard: GroupGuard, kind: CountedKind, { now, limits }: Counting): number {
  const since = now - limits.windowMs
  const users = new Set<string>()
  for (const [userId, at] of guard.letGo[kind]) if (at > since) users.add(userId)
  const asking = wishes(guard, now).filter(
    ([userId, { evidence }]) => kindOf(evidence) === kind && !covers(guard, userId, now),
  )
  for (const [userId] of asking) users.add(userId)
  if (kind === 'absent') return users.size
  for (const [userId, at] of guard.gone) if (at > since) users.add(userId)
  const { further } = guard
  const count = users.size + (further && further.at > since ? further.count : 0)
  const everyone = asking.some(([, { wholeGroup }]) => wholeGroup)
  return everyone ? Math.max(count, guard.size) : count
}

export function isBeyond(guard: GroupGuard, kind: CountedKind, counting: Counting): boolean {
  return countOf(guard, kind, counting) > boundOf(counting.limits, guard.size)
}
