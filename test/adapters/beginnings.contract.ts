/** What every backend of Leases promises of those who begin in one second. */
import { afterEach, describe, expect, test } from 'vitest'
import { userKey } from '../../core/lease/keys.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

const minute = 60_000
const ada = userKey('ada')
const notYet = (now: number, nobodyRuns = false) => {
  return { taken: false, why: 'not yet', until: now + 500, nobodyRuns }
}

const joiners = Array.from({ length: 10 }, (_, n) => userKey(`joiner ${n}`))

export function beginningsContract(backend: string, make: MakePorts): void {
  describe(`users who begin in one half second, in ${backend}`, () => {
    let made: StorePorts
    afterEach(() => made.close())

    const leasesWithEight = async () => {
      made = await make({ begins: 16 })
      return made.leases
    }
    whileNobodyRuns(leasesWithEight)

    const leavers = Array.from({ length: 3 }, (_, n) => userKey(`leaver ${n}`))

    test('a quarter of what may begin at once is kept for removals', async () => {
      const leases = await leasesWithEight()
      const joined = await Promise.all(joiners.map((key) => leases.request(asked(key))))
      expect(joined.filter(({ taken }) => taken)).toHaveLength(6)
      const left = await Promise.all(
        leavers.map((key) => leases.request(asked(key, { removal: true }))),
      )
      expect(left.filter(({ taken }) => taken)).toHaveLength(2)
      expect(await leases.due(start, 100)).toHaveLength(4 + 1)
    })

    test('who may not begin yet is told until when, and begins in the next half', async () => {
      const leases = await leasesWithEight()
      const answers = []
      for (const key of joiners) answers.push(await leases.request(asked(key)))
      const waiting = joiners[9] ?? ''
      expect(await leases.take(waiting, start)).toEqual(notYet(start))
      const held = heldBy(answers[0] ?? { taken: false, why: 'held' })
      const released = await leases.release(held, { seen: 1, now: start + 499 })
      expect(released).toEqual({ released: true, othersWait: true })
      expect((await leases.take(waiting, start + 500)).taken).toBe(true)
    })

    test('a dead holder taken over counts as one who begins', async () => {
      const leases = await leasesWithEight()
      heldBy(await leases.request(asked(ada)))
      const later = start + 6 * minute
      for (const key of joiners) await leases.request(asked(key, { now: later }))
      expect(await leases.take(ada, later)).toEqual(notYet(later))
      expect((await leases.take(ada, later + 500)).taken).toBe(true)
    })

    test('who must read the directory once more counts as one who begins', async () => {
      const leases = await leasesWithEight()
      const fresh = asked(ada, { readDirectory: true })
      const held = heldBy(await leases.request(fresh))
      await leases.request(fresh)
      const again = await leases.release(held, { seen: 1, now: start })
      expect(again).toEqual({ released: false })
      const joined = await Promise.all(joiners.map((key) => leases.request(asked(key))))
      expect(joined.filter(({ taken }) => taken)).toHaveLength(4)
      const full = await leases.release(held, { seen: 1, now: start })
      expect(full).toEqual({ released: true, othersWait: true })
      expect(await leases.read(ada)).toMatchObject({ wanted: 2, done: 0, dueAt: start })
      expect((await leases.take(ada, start + 500)).taken).toBe(true)
    })

    test('who need not read the directory goes round again at once', async () => {
      const leases = await leasesWithEight()
      const held = heldBy(await leases.request(asked(ada)))
      await leases.request(asked(ada))
      await Promise.all(joiners.map((key) => leases.request(asked(key))))
      expect(await leases.release(held, { seen: 1, now: start })).toEqual({ released: false })
    })
  })
}

function whileNobodyRuns(open: () => Promise<StorePorts['leases']>): void {
  test('the first who waits while nobody runs is told, as no release would tell', async () => {
    const leases = await open()
    const first = await Promise.all(joiners.slice(0, 6).map((key) => leases.request(asked(key))))
    for (const answer of first) await leases.release(heldBy(answer), { seen: 1, now: start + 1 })
    const [seventh = '', eighth = ''] = joiners.slice(6)
    expect(await leases.request(asked(seventh))).toEqual(notYet(start, true))
    expect(await leases.request(asked(eighth))).toEqual(notYet(start))
    const held = heldBy(await leases.take(seventh, start + 500))
    const released = await leases.release(held, { seen: 1, now: start + 501 })
    expect(released).toEqual({ released: true, othersWait: true })
  })

  test('who is taken when it is due, while nobody runs, is told so too', async () => {
    const leases = await open()
    const later = start + 10 * minute
    const held = heldBy(await leases.request(asked(ada)))
    await leases.release(held, { seen: 1, now: start, lookAgainAt: later })
    for (const key of joiners.slice(0, 6)) {
      const answer = await leases.request(asked(key, { now: later }))
      await leases.release(heldBy(answer), { seen: 1, now: later })
    }
    expect(await leases.take(ada, later)).toEqual(notYet(later, true))
    expect(await leases.take(ada, later)).toEqual(notYet(later))
  })
}
