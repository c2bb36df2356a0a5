/** Operators hear of a hold once: of the user it begins with. */
import { expect, test } from 'vitest'
import { beginsHold } from '../../../core/guard/begins.ts'
import {
  type Asked,
  emptyGuard,
  type GroupGuard,
  HOLD_MS,
} from '../../../core/guard/group-guard.ts'
import { holdOf } from '../../../core/guard/hold.ts'

const now = Date.UTC(2026, 0, 5)
const limits = { share: 0.1, atLeast: 2, windowMs: HOLD_MS }
const counting = { now, limits }

/** All of a group of ten have gone, and these have asked so far, in this order. */
function guardWith(...asked: ReadonlyArray<readonly [userId: string, since: number]>): GroupGuard {
  const wish = (since: number): Asked => ({
    evidence: 'left the group',
    teams: ['research'],
    since,
    lastAt: now,
  })
  const gone = new Map(Array.from({ length: 10 }, (_, n) => [`gone-${n}`, now] as const))
  const wishes = new Map(asked.map(([userId, since]) => [userId, wish(since)] as const))
  return { ...emptyGuard('group'), size: 10, gone, asked: wishes }
}

test('of those who ask at the same moment, exactly the first begins it', () => {
  expect(beginsHold(guardWith(['ada', now]), 'ada', counting)).toBe(true)
  expect(beginsHold(guardWith(['ada', now], ['bob', now]), 'bob', counting)).toBe(false)
})

test('who asks again after others have asked still begins it', () => {
  const guard = guardWith(['ada', now - 2], ['bob', now - 1])
  expect(beginsHold(guard, 'ada', counting)).toBe(true)
  expect(beginsHold(guard, 'bob', counting)).toBe(false)
})

test('who asks while others are only on their way within the bound begins it', () => {
  const within = { ...guardWith(['bob', now - 5], ['cyd', now - 4]), gone: new Map() }
  expect(holdOf(within, counting)).toBeUndefined()
  const asked = new Map([...within.asked, ...guardWith(['ada', now]).asked])
  expect(beginsHold({ ...within, asked }, 'ada', counting)).toBe(true)
})

test('a hold that nobody can approve any more is followed by one that begins', () => {
  const expired = now - HOLD_MS
  expect(beginsHold(guardWith(['bob', expired], ['ada', now]), 'ada', counting)).toBe(true)
  const two = guardWith(['bob', expired], ['ada', now], ['cyd', now])
  expect(beginsHold(two, 'cyd', counting)).toBe(false)
})

test('who joins a hold that was refused begins another', () => {
  const before = guardWith(['bob', now - 1])
  const hash = holdOf(before, counting)?.hash ?? ''
  const refusal = { hash, by: 'ops', at: now }
  const after = { ...guardWith(['bob', now - 1], ['ada', now]), refusal }
  expect(beginsHold(after, 'ada', counting)).toBe(true)
})
