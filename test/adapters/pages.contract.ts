/** What every backend of the tables promises of what is longer than a page, or too much for one. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userKey } from '../../core/lease/keys.ts'
import type { Held, Write } from '../../core/ports.ts'
import { pagesOf } from '../support/pages.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'
import { grantOf } from './ledger.contract.ts'

/** A page of DynamoDB has 1 MB. */
const long = 'x'.repeat(900)
const rows = 1_200

export function pagesContract(backend: string, make: MakePorts): void {
  describe(`more than a page in ${backend}`, () => {
    let made: StorePorts
    let lease: Held
    beforeEach(async () => {
      made = await make()
      lease = heldBy(await made.leases.request(asked(userKey('ada'))))
    })
    afterEach(() => made.close())

    const writeAll = async (write: (n: number) => Write) => {
      for (let first = 0; first < rows; first += 49) {
        const writes = Array.from({ length: Math.min(49, rows - first) }, (_, n) =>
          write(first + n),
        )
        await made.ledger.write(lease, writes, start)
      }
    }

    test('every membership is read once, of a group at once and of all page by page', async () => {
      await writeAll((n) => {
        const ids = { userId: `${long} ${n}`, membershipId: `membership ${n} ${long}` }
        return { kind: 'membership seen', groupId: 'large', ...ids }
      })
      expect((await made.snapshot.group('large')).members.size).toBe(rows)
      const pages = await pagesOf((cursor) => made.snapshot.rows(cursor))
      expect(pages.length).toBeGreaterThan(1)
      const found = pages.flatMap((page) =>
        page.rows.flatMap((row) => (row.kind === 'membership' ? [row.membershipId] : [])),
      )
      expect([found.length, new Set(found).size]).toEqual([rows, rows])
    })

    test('every grant, and every user of a role, is read page by page', async () => {
      const roleArn = grantOf().roleArn
      await writeAll((n) => {
        const grant = grantOf({ userId: `${long} ${n}`, profileName: `u-${n}` })
        return { kind: 'grant', grant, recordedAt: start }
      })
      const grants = await pagesOf((cursor) => made.ledger.grants(cursor))
      expect(grants.length).toBeGreaterThan(1)
      const names = grants.flatMap((page) => page.grants.map(({ profileName }) => profileName))
      expect([names.length, new Set(names).size]).toEqual([rows, rows])
      const users = await pagesOf((cursor) => made.ledger.usersWithRole(roleArn, cursor))
      expect(users.length).toBeGreaterThan(1)
      expect(new Set(users.flatMap(({ userIds }) => userIds)).size).toBe(rows)
      const none = await pagesOf((cursor) => made.ledger.usersWithRole(`${roleArn}2`, cursor))
      expect(none.flatMap(({ userIds }) => userIds)).toEqual([])
    })

    test('every group of which something is noted is read page by page', async () => {
      const teams = Array.from({ length: 60 }, (_, n) => `${long} ${n}`)
      const wish = { evidence: 'left the group', teams, since: start, lastAt: start } as const
      const groupIds = Array.from({ length: 25 }, (_, n) => `group ${n}`)
      for (const groupId of groupIds) await made.guard.ask({ groupId, userId: 'ada' }, wish)
      const pages = await pagesOf((cursor) => made.guard.groups(cursor))
      expect(pages.length).toBeGreaterThan(1)
      const found = pages.flatMap(({ guards }) => guards)
      expect(found.map(({ groupId }) => groupId).sort()).toEqual([...groupIds].sort())
      for (const { asked: wishes } of found) expect(wishes.get('ada')).toEqual(wish)
    })

    refusalsContract(
      () => made,
      () => lease,
    )
  })
}

function refusalsContract(made: () => StorePorts, lease: () => Held): void {
  test('what does not fit one transaction is refused whole', async () => {
    const { ledger, leases, snapshot } = made()
    const seen = (groupId: string): Write => {
      return { kind: 'membership seen', groupId, userId: 'ada', membershipId: `of ${groupId}` }
    }
    const gone = (groupId: string): Write => ({ kind: 'membership gone', groupId, userId: 'ada' })
    const many = Array.from({ length: 100 }, (_, n) => {
      return { kind: 'user seen', userId: `user ${n}`, status: 'enabled' } as const
    })
    for (const writes of [many, [seen('a'), gone('b')]])
      await expect(ledger.write(lease(), writes, start)).rejects.toThrow()
    await expect(leases.wantForListing(lease(), [], [seen('a')])).rejects.toThrow(/somebody/)
    expect((await snapshot.rows()).rows.filter(({ kind }) => kind !== 'pins')).toEqual([])
  })
}
