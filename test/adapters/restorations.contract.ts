/** What every backend of restorations promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userKey } from '../../core/lease/keys.ts'
import type { Restoration } from '../../core/words.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as now } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

const restored: Restoration = { by: 'anna', at: now, until: now + 9, teams: ['fraud', 'vision'] }

export function restorationsContract(backend: string, make: MakePorts): void {
  describe(`restorations in ${backend}`, () => {
    let made: StorePorts
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    const seen = async () => {
      const ada = await made.snapshot.user('ada')
      expect((await made.leases.readWithUser('ada')).user).toEqual(ada)
      return ada
    }

    test('the last one stands beside what was seen of the user, and moves nothing', async () => {
      const { restorations, ledger, leases } = made
      const lease = heldBy(await leases.request(asked(userKey('ada'))))
      const writes = [
        { kind: 'user seen', userId: 'ada', status: 'disabled' },
        { kind: 'memberships read', userId: 'ada', groupIds: ['a', 'b'] },
      ] as const
      await ledger.write(lease, writes, now)
      expect(await seen()).not.toHaveProperty('restored')
      await restorations.set('ada', { ...restored, teams: [] })
      await restorations.set('ada', restored)
      const user = { userId: 'ada', status: 'disabled', groupIds: ['a', 'b'], restored }
      expect(await seen()).toEqual(user)
      expect((await made.snapshot.rows()).rows).toContainEqual({ kind: 'user', ...user })
      await ledger.write(lease, writes, now)
      expect((await seen())?.restored).toEqual(restored)
    })

    test('of a user who was never seen it is known, and nothing more', async () => {
      await made.restorations.set('ada', restored)
      expect(await seen()).toEqual({ userId: 'ada', status: 'unknown', groupIds: [], restored })
    })
  })
}
