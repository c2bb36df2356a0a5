/**
 * A sample of the churn model through the guard: on days on which everybody really left it holds
 * rarely. `npm run proof -- guard-false-holds` plays a million.
 */
import { describe, expect, it } from 'vitest'
import { base, type ChurnModel, sizeClasses } from '../../proofs/churn/model.ts'
import { defaultLimits, playClass } from '../../proofs/churn/play.ts'
import { testSeed } from '../../support/seed.ts'

const days = 5_000

/** Of a company's group-days, those with a false hold. */
function rateOf(model: ChurnModel, limits = defaultLimits, seed = testSeed()): number {
  return sizeClasses.reduce((sum, sizes, index) => {
    const { falseHolds } = playClass({ model, sizes, days, seed: seed + index, limits })
    return sum + sizes.share * (falseHolds / days)
  }, 0)
}

const calm: ChurnModel = {
  ...base,
  name: 'calm',
  movesInSmallReorganisations: 0,
  movesInLargeReorganisations: 0,
  projectGroups: 0,
}

describe('the guard, on 40,000 group-days on which all is well', () => {
  it('holds on few of them with the default limits', () => {
    // 0.1 % is the promise over a million days; chance adds to that in so small a sample.
    expect(rateOf(base)).toBeLessThan(0.002)
  })

  it('holds on fewer still where nobody reorganises', () => {
    expect(rateOf(calm)).toBeLessThan(0.001)
  })

  it('holds at every small reorganisation when the limits allow nobody', () => {
    const none = { ...defaultLimits, share: 0, atLeast: 0 }
    const restless = { ...base, movesInSmallReorganisations: 0.4 }
    expect(rateOf(restless, none)).toBeGreaterThan(0.02)
  })

  it('holds on the same days when the seed is the same', () => {
    expect(rateOf(base, defaultLimits, 7)).toBe(rateOf(base, defaultLimits, 7))
  })
})
