/** What a plan says of the guard is what the guard says when the users do ask. */
import { describe, expect, test } from 'vitest'
import { foresee } from '../../../core/guard/foresee.ts'
import { type Asked, emptyGuard, type GroupGuard } from '../../../core/guard/group-guard.ts'
import { holdOf } from '../../../core/guard/hold.ts'

const now = 1_800_000_000_000
const limits = { share: 0.1, atLeast: 2, windowMs: 86_400_000 }
const people = Array.from({ length: 40 }, (_, index) => `user-${index}`)
const wish: Asked = { evidence: 'left the group', teams: ['fraud'], since: now, lastAt: now }

function foreseen(leaving: readonly string[], guard?: GroupGuard, asked: Partial<Asked> = {}) {
  const members = new Set(people.filter((userId) => !leaving.includes(userId)))
  const wishes = new Map(leaving.map((userId) => [userId, { ...wish, ...asked }]))
  return foresee({ groupId: 'scientists', guard, members, wishes, now, limits })
}

test('within the bound of the group as it was, everybody passes', () => {
  const { verdict, count, bound } = foreseen(people.slice(0, 4)).get('user-0') ?? {}
  expect(verdict?.kind).toBe('within the bound')
  expect([count, bound]).toEqual([4, 4])
})

test('one more, and all would be held', () => {
  const all = [...foreseen(people.slice(0, 5)).values()]
  expect(all.map(({ verdict, count, bound }) => [verdict.kind, count, bound])).toEqual(
    Array.from({ length: 5 }, () => ['held', 5, 4]),
  )
})

test('suspensions of the last day count too', () => {
  const leaving = new Map([['user-38', now - 1000]])
  const before = { ...emptyGuard('scientists'), size: 40 }
  const guard = { ...before, letGo: { ...before.letGo, leaving } }
  expect(foreseen(people.slice(0, 4), guard).get('user-0')).toMatchObject({
    count: 5,
    verdict: { kind: 'held' },
  })
})

test('who is deleted does not count among those who left', () => {
  const left = foreseen(people.slice(0, 5), undefined, { evidence: 'absent from the directory' })
  expect(left.get('user-0')).toMatchObject({ count: 5, bound: 4 })
  const wishes = new Map([
    ['user-0', { ...wish, evidence: 'absent from the directory' } as const],
    ...people.slice(1, 5).map((userId) => [userId, wish] as const),
  ])
  const members = new Set(people.slice(5))
  const mixed = foresee({ groupId: 'g', guard: undefined, members, wishes, now, limits })
  expect([...mixed.values()].map(({ verdict }) => verdict.kind)).toEqual(
    Array.from({ length: 5 }, () => 'within the bound'),
  )
})

test('a group that the map drops would be held whole, though one user asks first', () => {
  const wishes = new Map([['user-0', { ...wish, wholeGroup: true }]])
  const members = new Set(people)
  const all = foresee({ groupId: 'g', guard: undefined, members, wishes, now, limits })
  expect(all.get('user-0')).toMatchObject({ count: 40, verdict: { kind: 'held' } })
})

describe('what an operator approved', () => {
  const asked = new Map(people.slice(0, 5).map((userId) => [userId, wish]))
  const held = { ...emptyGuard('scientists'), size: 40, asked }
  const hash = holdOf(held, { now, limits })?.hash ?? ''
  const approval = { hash, by: 'olu', at: now, userIds: people.slice(0, 5) }

  test('covers those who asked then, as they asked', () => {
    const guard = { ...held, approval }
    const all = foreseen(people.slice(0, 5), guard)
    expect([...all.values()].map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 5 }, () => ({ kind: 'approved', approval })),
    )
  })

  test('covers nobody else', () => {
    const all = foreseen(people.slice(0, 6), { ...held, approval })
    expect(all.get('user-5')?.verdict.kind).toBe('within the bound')
    expect(all.get('user-0')?.verdict.kind).toBe('approved')
  })
})
