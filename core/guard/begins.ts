/** Whether a hold begins with a user: so that operators hear of it once. */
import type { Counting } from './count.ts'
import { type GroupGuard, HOLD_MS } from './group-guard.ts'
import { holdOf } from './hold.ts'

/**
 * True when without this user nobody would be held, or nobody who can still be approved, or only
 * whom an operator refused. Each wish is noted in one atomic update that answers all wishes, so of
 * users who ask at once exactly one finds nobody before. A user who asks again, because the answer
 * was lost, is told apart by having asked first.
 */
export function beginsHold(guard: GroupGuard, userId: string, counting: Counting): boolean {
  const { now } = counting
  const wish = guard.asked.get(userId)
  if (!wish) return false
  const others = new Map(guard.asked)
  others.delete(userId)
  const before = holdOf({ ...guard, asked: others }, counting)
  if (before === undefined || before.refused !== undefined) return true
  return before.users
    .filter(({ since }) => since + HOLD_MS > now)
    .every(({ since }) => wish.since < since)
}
