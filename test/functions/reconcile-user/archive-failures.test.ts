/**
 * No data is destroyed before its rule is met, whatever fails in whatever order. All single
 * failures, and a sample of the pairs; `npm run proof -- archive-failures` tries every pair.
 */
import { expect, test } from 'vitest'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { testSeed } from '../../support/seed.ts'
import { strikeKinds, tryEach, tryPairs } from './strikes.ts'

test.each([
  { home: 'archive', spaces: 'archive' },
  { home: 'archive', spaces: 'discard' },
  { home: 'keep', spaces: 'archive' },
  { home: 'keep', spaces: 'discard' },
] as const)(
  'with home: $home and spaces: $spaces no single failure loses data or stops it for good',
  async (rules) => {
    const { orders, wrong, locationsLeft } = await tryEach(rules)
    expect(wrong).toEqual([])
    expect(locationsLeft).toBe(0)
    expect(orders).toBeGreaterThan(300)
  },
  60_000,
)

test('no two failures in a row do, of a sample drawn anew for every commit', async () => {
  const random = seededRandom(testSeed())
  const take = () => random.next() < 0.005
  const rules = { home: 'archive', spaces: 'archive', graceIsOver: true } as const
  const { orders, wrong } = await tryPairs(rules, { kinds: strikeKinds, take })
  expect(wrong).toEqual([])
  expect(orders).toBeGreaterThan(300)
}, 60_000)
