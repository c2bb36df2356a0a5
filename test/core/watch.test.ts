/** How long a suspended user is watched, and when the Deny is lifted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLE_SESSION_MS, SSO_SESSION_MS, watching } from '../../core/watch.ts'
import { testSeed } from '../support/seed.ts'

const minute = 60_000
const suspendedAt = 1_800_000_000_000
const quiet = { mode: 'iam', suspendedAt, running: 0, denied: false } as const

describe('a suspended user', () => {
  test('of an IAM-mode domain with nothing running and no Deny is not looked at again', () => {
    expect(watching({ ...quiet, now: suspendedAt })).toEqual({ liftDeny: false })
  })

  test('of an SSO-mode domain is looked at every five minutes until sessions have ended', () => {
    const looks: number[] = []
    let now: number | undefined = suspendedAt
    while (now !== undefined) {
      const next: number | undefined = watching({ ...quiet, mode: 'sso', now }).watchAt
      if (next !== undefined) looks.push((next - suspendedAt) / minute)
      now = next
    }
    expect(looks).toEqual([5, 10, 15, 20, 25, 30])
  })

  test('whose jobs go on is looked at every quarter of an hour until they have ended', () => {
    const now = suspendedAt + 40 * minute
    expect(watching({ ...quiet, now, running: 1 }).watchAt).toBe(now + 15 * minute)
    expect(watching({ ...quiet, now, running: 0 }).watchAt).toBeUndefined()
  })

  test('keeps the Deny for the twelve hours that a session of the role can last', () => {
    const watched = watching({ ...quiet, denied: true, now: suspendedAt })
    expect(watched).toEqual({ watchAt: suspendedAt + 12 * 60 * minute, liftDeny: false })
  })
})

test('a Deny is never lifted while anything runs, nor before sessions have ended', () => {
  const anything = fc.record({
    mode: fc.constantFrom<'iam' | 'sso'>('iam', 'sso'),
    running: fc.nat(3),
    denied: fc.boolean(),
    after: fc.nat(20 * 60 * minute),
  })
  fc.assert(
    fc.property(anything, ({ after, ...given }) => {
      const now = suspendedAt + after
      const { liftDeny, watchAt } = watching({ ...given, suspendedAt, now })
      if (liftDeny) expect([given.running, after >= ROLE_SESSION_MS]).toEqual([0, true])
      const leftToSee = given.running > 0 || (given.denied && !liftDeny)
      const sessions = given.mode === 'sso' && after < SSO_SESSION_MS
      expect(watchAt !== undefined).toBe(leftToSee || sessions)
      if (watchAt !== undefined) expect(watchAt).toBeGreaterThan(now)
    }),
    { seed: testSeed() },
  )
})
