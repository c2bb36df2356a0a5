/** An approval covers exactly whom it was given for, as they asked then, once, and not for ever. */
import { expect, test } from 'vitest'
import { type Answering, answerTo } from '../../../core/guard/answer.ts'
import {
  type Asked,
  covers,
  emptyGuard,
  type GroupGuard,
  HOLD_MS,
} from '../../../core/guard/group-guard.ts'
import { holdOf } from '../../../core/guard/hold.ts'
import { renewedWish, verdictOn } from '../../../core/guard/verdict.ts'
import { testStart as now } from '../../support/test-world.ts'

const limits = { share: 0.1, atLeast: 2, windowMs: HOLD_MS }
const users = ['ada', 'bob', 'cyd']

function wish(more: Partial<Asked> = {}): Asked {
  return { evidence: 'left the group', teams: ['fraud'], since: now, lastAt: now, ...more }
}

const held: GroupGuard = {
  ...emptyGuard('group'),
  size: 12,
  asked: new Map(users.map((userId) => [userId, wish()])),
}

function answer(guard: GroupGuard, more: Partial<Answering> = {}) {
  const counting = { now: now + 60_000, limits }
  const hash = holdOf(guard, counting)?.hash ?? ''
  return answerTo(guard, { ...counting, verb: 'approve', hash, by: 'anna', ...more })
}

function approved(): GroupGuard {
  const answered = answer(held)
  if (!('approval' in answered)) throw new Error('the hold was there to approve')
  return { ...held, approval: answered.approval }
}

const kindFor = (guard: GroupGuard, userId: string, at: number) =>
  verdictOn(guard, userId, { now: at, limits }).kind

test('whom it names it lets go, until a day has passed', () => {
  const guard = approved()
  for (const userId of users) expect(kindFor(guard, userId, now + 90_000)).toBe('approved')
  expect(kindFor(guard, 'ada', now + 60_000 + HOLD_MS)).toBe('held')
  expect(holdOf(guard, { now: now + 90_000, limits })).toBeUndefined()
})

test('who came back and leaves again is not covered by what was said before', () => {
  const guard = approved()
  const later = now + 120_000
  const again = new Map(guard.asked).set('ada', wish({ since: later, lastAt: later }))
  expect(covers({ ...guard, asked: again }, 'ada', later)).toBe(false)
  expect(covers({ ...guard, asked: again }, 'bob', later)).toBe(true)
})

test('who asks for something else than was shown asks anew', () => {
  const guard = approved()
  const counting = { now: now + 90_000, limits }
  const more = wish({ teams: ['fraud', 'vision'], since: counting.now, lastAt: counting.now })
  expect(renewedWish(guard, { userId: 'ada', wish: more }, counting)).toEqual(more)
  expect(renewedWish(guard, { userId: 'ada', wish: wish() }, counting)).toBeUndefined()
})

test('a hold that has expired is approved no more, though nobody has asked again yet', () => {
  const at = now + HOLD_MS
  expect(answer(held, { now: at })).toEqual({ problem: expect.stringContaining('expired') })
  expect(answer(held, { now: at - 1 })).toHaveProperty('approval')
})

test('a hold that nobody is in, or that has changed, says so', () => {
  const hash = holdOf(held, { now, limits })?.hash ?? ''
  const nobody = answer(emptyGuard('group'), { hash })
  expect(nobody).toEqual({ problem: expect.stringContaining('nobody is held') })
  const grown = { ...held, asked: new Map(held.asked).set('dan', wish()) }
  const now4 = holdOf(grown, { now, limits })?.hash ?? ''
  const said = { problem: expect.stringContaining(`it is ${now4} now, with 4 users`) }
  expect(answer(grown, { hash })).toEqual(said)
})

test('a clock behind those who asked takes nothing from an approval', () => {
  const answered = answer(held, { now: now - 5_000 })
  const approval = 'approval' in answered ? answered.approval : undefined
  expect(approval?.at).toBe(now)
})

test('who was covered before and has not gone yet stays covered by the next answer', () => {
  const guard = approved()
  const later = now + 120_000
  const newcomers = ['dan', 'eve', 'fay'].map((id) => [id, wish({ since: later })] as const)
  const both = { ...guard, asked: new Map([...guard.asked, ...newcomers]) }
  const hash = holdOf(both, { now: later, limits })?.hash ?? ''
  const next = answer(both, { now: later, hash })
  expect(next).toMatchObject({ hold: { users: [{}, {}, {}] } })
  expect('approval' in next && next.approval.userIds).toEqual([...users, 'dan', 'eve', 'fay'])
})
