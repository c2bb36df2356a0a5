/** What every backend promises of reserved names, assigned groups and quotas. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NameChanged } from '../../core/errors.ts'
import { userKey } from '../../core/lease/keys.ts'
import type { Held, SnapshotRow, Write } from '../../core/ports.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import { assignedKey } from '../../core/sign-in/assigned.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'
import { grantOf } from './ledger.contract.ts'

const name = { domainId: 'd-1', name: '0123456789abcdef0123456789abcdef' }
const { code } = sageMakerQuotas.profiles

function taken(userId: string): Write {
  return { kind: 'name taken', ...name, userId, profileName: `u-${userId}` }
}

async function rowsOf({ snapshot }: StorePorts): Promise<readonly SnapshotRow[]> {
  return (await snapshot.rows()).rows
}

export function signInContract(backend: string, make: MakePorts): void {
  describe(`names, assignments and quotas in ${backend}`, () => {
    let made: StorePorts
    let lease: Held

    beforeEach(async () => {
      made = await make()
      lease = heldBy(await made.leases.request(asked(userKey('ada'))))
    })
    afterEach(() => made.close())

    test('one user has a name, and may take it again; the next when it is free', async () => {
      const { ledger } = made
      expect(await ledger.nameOwner(name)).toBeUndefined()
      await ledger.write(lease, [taken('ada')], start)
      await ledger.write(lease, [taken('ada')], start)
      const both: Write[] = [taken('bob'), { kind: 'grant', grant: grantOf(), recordedAt: start }]
      await expect(ledger.write(lease, both, start)).rejects.toThrow(NameChanged)
      expect(await ledger.grantsOf('ada')).toEqual([])
      expect(await ledger.nameOwner(name)).toEqual({ userId: 'ada', profileName: 'u-ada' })
      await ledger.write(lease, [{ kind: 'name freed', ...name, userId: 'ada' }], start)
      expect(await ledger.nameOwner(name)).toBeUndefined()
      await ledger.write(lease, [taken('bob')], start)
      expect(await ledger.nameOwner(name)).toEqual({ userId: 'bob', profileName: 'u-bob' })
    })

    test('a reserved name is no grant of anybody', async () => {
      const { ledger } = made
      await ledger.write(lease, [taken('ada')], start)
      expect(await ledger.grantsOf('ada')).toEqual([])
      expect((await ledger.grants()).grants).toEqual([])
      expect(await ledger.grantWithProfile('u-ada')).toBeUndefined()
    })

    test('assigned groups stand beside the pins, with who assigned them', async () => {
      const group = (groupId: string) => ({ domainId: 'd-1', groupId })
      const seen = { kind: 'group seen', groupId: 'a', displayName: 'A', seenAt: start } as const
      const writes: Write[] = [
        { kind: 'group assigned', ...group('a'), own: true },
        { kind: 'group assigned', ...group('b'), own: false },
        seen,
      ]
      await made.ledger.write(lease, writes, start)
      const read = await made.leases.readWithUser('ada')
      expect(read.assigned).toEqual(new Set([assignedKey('d-1', 'a'), assignedKey('d-1', 'b')]))
      expect(read.pins).toEqual(new Map([['A', 'a']]))
      await made.ledger.write(lease, [{ kind: 'group unassigned', ...group('b') }], start)
      const pins = (await rowsOf(made)).find(({ kind }) => kind === 'pins')
      expect(pins).toMatchObject({ assigned: new Map([[assignedKey('d-1', 'a'), true]]) })
    })

    test('a quota is full until there is room, whatever is counted meanwhile', async () => {
      const { ledger, leases } = made
      expect((await leases.readWithUser('ada')).quotas).toEqual(new Map())
      await ledger.write(lease, [{ kind: 'quota full', code, limit: 2, at: start }], start)
      const counted = { kind: 'quota counted', code, limit: 2, used: 1, at: start + 1 } as const
      await ledger.write(lease, [counted], start)
      const full = { since: start, limit: 2 }
      const count = { limit: 2, used: 1, askedAt: start + 1 }
      const { quotas } = await leases.readWithUser('ada')
      expect(quotas).toEqual(new Map([[code, { ...count, full }]]))
      expect(await rowsOf(made)).toContainEqual({ kind: 'quotas', quotas })
      await ledger.write(lease, [{ kind: 'quota has room', code }], start)
      expect((await leases.readWithUser('ada')).quotas).toEqual(new Map([[code, count]]))
    })
  })
}
