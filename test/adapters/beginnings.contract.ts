/** What every backend of Leases promises of those who begin in one second. */
import { afterEach, describe, expect, test } from 'vitest'
import { userKey } from '../../core/lease/keys.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

const minute = 60_000
const ada = userKey('ada')

export function beginningsContract(backend: string, make: MakePorts): void {
  describe(`users who begin in one second, in ${backend}`, () => {
    let made: StorePorts
    afterEach(() => made.close())

    const leasesWithEight = async () => {
      made = await make({ begins: 8 })
      return made.leases
    }
    const joiners = Array.from({ length: 10 }, (_, n) => userKey(`joiner ${n}`))
    const leavers = Array.from({ length: 3 }, (_, n) => userKey(`leaver ${n}`))

    test('a quarter of what may begin in a second is kept for removals', async () => {
      const leases = await leasesWithEight()
      const joined = await Promise.all(joiners.map((key) => leases.request(asked(key))))
      expect(joined.filter(({ taken }) => taken)).toHaveLength(6)
      const left = await Promise.all(
        leavers.map((key) => leases.request(asked(key, { removal: true }))),
      )
      expect(left.filter(({ taken }) => taken)).toHaveLength(2)
      expect(await leases.due(start, 100)).toHaveLength(4 + 1)
    })

    test('who finds the second full waits, and begins in the next after a release', async () => {
      const leases = await leasesWithEight()
      const answers = []
      for (const key of joiners) answers.push(await leases.request(asked(key)))
      const waiting = joiners[9] ?? ''
      expect(await leases.take(waiting, start)).toEqual({ taken: false, why: 'no place' })
      const held = heldBy(answers[0] ?? { taken: false, why: 'held' })
      const released = await leases.release(held, { seen: 1, now: start + 999 })
      expect(released).toEqual({ released: true, othersWait: true })
      expect((await leases.take(waiting, start + 1000)).taken).toBe(true)
    })

    test('a dead holder taken over counts as one who begins', async () => {
      const leases = await leasesWithEight()
      heldBy(await leases.request(asked(ada)))
      const later = start + 6 * minute
      for (const key of joiners) await leases.request(asked(key, { now: later }))
      expect(await leases.take(ada, later)).toEqual({ taken: false, why: 'no place' })
      expect((await leases.take(ada, later + 1000)).taken).toBe(true)
    })
  })
}
