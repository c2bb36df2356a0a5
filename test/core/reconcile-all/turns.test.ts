/** Each profile's turn comes once a day, whenever runs are complete. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTurnOf, TURNS } from '../../../core/reconcile-all/turns.ts'
import { testSeed } from '../../support/seed.ts'
import { testStart } from '../../support/test-world.ts'

const QUARTER_MS = 15 * 60_000
const DAY_MS = TURNS * QUARTER_MS

test('whatever the times of the runs, each profile has one turn in each day of them', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 3 * 3_600_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), gaps, (profileName, waits) => {
      let since = testStart
      const turns: number[] = []
      for (const wait of waits) {
        const now = since + wait
        if (isTurnOf(profileName, { since, now })) turns.push(now)
        since = now
      }
      const passed = since - testStart
      expect(turns.length).toBeGreaterThanOrEqual(Math.floor(passed / DAY_MS))
      expect(turns.length).toBeLessThanOrEqual(Math.ceil(passed / DAY_MS) + 1)
    }),
    { seed: testSeed() },
  )
})

test('a run of a quarter of an hour looks at about one profile of 96', () => {
  const names = Array.from({ length: 9_600 }, (_, n) => `u-profile-${n}`)
  const at = { since: testStart, now: testStart + QUARTER_MS }
  const count = names.filter((name) => isTurnOf(name, at)).length
  expect(count).toBeGreaterThan(60)
  expect(count).toBeLessThan(140)
})

test('without a run before, or after a day without one, it is everybody’s turn', () => {
  expect(isTurnOf('u-ada', { since: undefined, now: testStart })).toBe(true)
  expect(isTurnOf('u-ada', { since: testStart, now: testStart + DAY_MS })).toBe(true)
})

test('a second run in the same quarter of an hour is nobody’s turn', () => {
  const quarter = Math.floor(testStart / QUARTER_MS) * QUARTER_MS
  expect(isTurnOf('u-ada', { since: quarter, now: quarter + QUARTER_MS - 1 })).toBe(false)
})
