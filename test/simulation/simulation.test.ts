/** Whatever fails, and in whatever order: nothing unsafe happens, and access ends true. */
import { describe, expect, test } from 'vitest'
import { testSeed } from '../support/seed.ts'
import { simulate } from './simulate.ts'

const SEEDS = 60

describe('a simulated company', () => {
  test(`is safe under faults and true once they stop, in ${SEEDS} worlds`, async () => {
    let denied = 0
    for (let world = 0; world < SEEDS; world++) {
      const verdict = await simulate(testSeed() + world)
      expect(verdict.broken, `seed ${verdict.seed}`).toEqual([])
      expect(verdict.has, `seed ${verdict.seed}`).toEqual(verdict.right)
      expect(verdict.appsOfTheSuspended, `seed ${verdict.seed}`).toEqual([])
      expect(verdict.wrongDenyLists, `seed ${verdict.seed}`).toEqual([])
      denied += verdict.denied
    }
    expect(denied).toBeGreaterThan(SEEDS)
  })

  test('is the same world again for the same seed', async () => {
    const first = await simulate(testSeed())
    const second = await simulate(testSeed())
    expect(second.trace.length).toBeGreaterThan(100)
    expect(second.trace === first.trace).toBe(true)
  })
})
