/** Names of Studio profiles: valid, stable, nobody else's. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestSlug, profileName, profileNamePattern, slugOf } from '../../core/profile-name.ts'
import { testSeed } from '../support/seed.ts'

const team = fc
  .stringMatching(/^[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,7}){0,3}$/)
  .filter((t) => t.length <= 32)
const owner = fc.record({ userId: fc.uuid(), team })
const anyName = fc.option(fc.string({ unit: 'grapheme', maxLength: 128 }), { nil: undefined })

describe('a profile name', () => {
  test('is the same for the same user and team, today and tomorrow', () => {
    const userId = '9067a1b2c3-11111111-2222-3333-4444-555555555555'
    expect(profileName({ userId, team: 'fraud' })).toBe('u-l3t74rvxqora75yu-fraud')
  })

  test('is one SageMaker takes, in lower case, whatever the user is called', () => {
    fc.assert(
      fc.property(owner, anyName, (who, readable) => {
        const name = profileName(readable === undefined ? who : { ...who, readable })
        expect(name).toMatch(profileNamePattern)
        expect(name.length).toBeLessThanOrEqual(63)
        expect(name).toBe(name.toLowerCase())
      }),
      { seed: testSeed(), numRuns: 1000 },
    )
  })

  test('with the longest team and slug has exactly the 63 characters there are', () => {
    const name = profileName({ userId: 'x', team: 'a'.repeat(32), readable: 'b'.repeat(40) })
    expect(name).toHaveLength(63)
  })

  test('is nobody else’s, hashed or readable', () => {
    fc.assert(
      fc.property(owner, anyName, owner, anyName, (one, oneName, other, otherName) => {
        fc.pre(one.userId !== other.userId || one.team !== other.team)
        expect(named(one, oneName)).not.toBe(named(other, otherName))
      }),
      { seed: testSeed(), numRuns: 1000 },
    )
  })

  test('differs for each of 100,000 users', () => {
    const names = new Set<string>()
    for (let index = 0; index < 100_000; index++) {
      names.add(profileName({ userId: `user-${index}`, team: 'fraud' }))
    }
    expect(names.size).toBe(100_000)
  })

  test('tells nothing of the user unless a readable one is asked for', () => {
    const who = { userId: '1', team: 'fraud' }
    expect(profileName(who)).not.toContain('maya')
    expect(profileName({ ...who, readable: 'maya.lind@example.com' })).toMatch(
      /^u-mayalind-[a-z2-7]{16}-fraud$/,
    )
  })

  test('stays hashed when a user name has no letter that may stand in it', () => {
    const who = { userId: '1', team: 'fraud' }
    expect(profileName({ ...who, readable: '李明' })).toBe(profileName(who))
  })
})

test('a slug folds accents and leaves out the rest', () => {
  expect(slugOf('Zoë.O’Brien@example.com')).toBe('zoeobrien')
  expect(slugOf('a-very-long-user-name')).toHaveLength(longestSlug)
})

function named(who: { userId: string; team: string }, readable: string | undefined): string {
  return profileName(readable === undefined ? who : { ...who, readable })
}
