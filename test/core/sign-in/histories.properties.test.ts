/** Histories of renames and re-used names: nobody is let in to another user's live profile. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../../support/seed.ts'
import { anyAssign, anyHistory, Company, users } from './company.ts'

const gone = ['archiving', 'archived', 'deprovisioning', 'deprovisioned']

test('after the looks an event asks for, nobody is let in to the profile of another', () => {
  fc.assert(
    fc.property(anyAssign, anyHistory, (assign, history) => {
      const company = new Company(assign)
      for (const event of history) {
        company.heard(event)
        expect(company.intruders()).toEqual([])
      }
    }),
    { seed: testSeed(), numRuns: 10_000 },
  )
})

test('a full reconciliation alone puts right what no event told', () => {
  fc.assert(
    fc.property(anyAssign, anyHistory, anyHistory, (assign, heard, lost) => {
      const company = new Company(assign)
      for (const event of heard) company.heard(event)
      for (const event of lost) company.happens(event)
      company.everyone()
      expect(company.intruders()).toEqual([])
    }),
    { seed: testSeed(), numRuns: 10_000 },
  )
})

test('of who stays entitled nothing is removed, however often names are given away', () => {
  fc.assert(
    fc.property(anyAssign, anyHistory, (assign, history) => {
      const company = new Company(assign)
      for (const event of history)
        if (!['give up', 'leave', 'delete'].includes(event.kind)) company.heard(event)
      const states = users.flatMap((user) => company.grantsOf(user)).map(({ state }) => state)
      expect(states.filter((state) => gone.includes(state))).toEqual([])
    }),
    { seed: testSeed(), numRuns: 1000 },
  )
})
