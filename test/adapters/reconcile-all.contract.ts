/** What every backend promises to the full reconciliation. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everyoneKey, userKey } from '../../core/lease/keys.ts'
import type { Held, SnapshotRow, Write } from '../../core/ports.ts'
import type { FullReconciliation } from '../../core/reconcile-all/run.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

const minute = 60_000

const record: FullReconciliation = {
  id: 'everyone-1',
  startedAt: start,
  finishedAt: start + minute,
  mapHash: 'hash',
  users: 2,
  groups: 1,
  profiles: 0,
  asked: { 'event lost': 1 },
  findings: ['a sentence'],
}

export function reconcileAllContract(backend: string, make: MakePorts): void {
  describe(`full reconciliation over ${backend}`, () => {
    let ports: StorePorts
    let held: Held

    beforeEach(async () => {
      ports = await make({ places: 1 })
      held = heldBy(await ports.leases.request(asked(everyoneKey)))
    })
    afterEach(() => ports.close())

    leaseContract(
      () => ports,
      () => held,
    )
    snapshotContract(
      () => ports,
      () => held,
    )
  })
}

function leaseContract(ports: () => StorePorts, held: () => Held): void {
  test('one run at a time holds everyone, and takes no user’s place', async () => {
    const { leases } = ports()
    expect(await leases.request(asked(everyoneKey))).toEqual({ taken: false, why: 'held' })
    expect((await leases.request(asked(userKey('ada')))).taken).toBe(true)
    expect(await leases.release(held(), { seen: 1, now: start })).toEqual({ released: false })
    const released = await leases.release(held(), { seen: 2, now: start })
    expect(released).toEqual({ released: true, othersWait: false })
    const again = await leases.request(asked(everyoneKey))
    expect(again).toMatchObject({ taken: true, seen: 3 })
  })

  test('a run that died is due when its lease ends', async () => {
    const { leases } = ports()
    expect(await leases.due(start + 5 * minute, 10)).toEqual([everyoneKey])
    expect((await leases.take(everyoneKey, start + 5 * minute)).taken).toBe(true)
  })

  test('a wish that Studio be looked at stays until the release', async () => {
    const { leases } = ports()
    const ada = userKey('ada')
    const taken = heldBy(await leases.request(asked(ada)))
    expect(await leases.read(ada)).not.toHaveProperty('readStudio')
    await leases.request(asked(ada, { readStudio: true }))
    await leases.request(asked(ada))
    expect(await leases.read(ada)).toMatchObject({ readStudio: true })
    await leases.release(taken, { seen: 3, now: start })
    expect(await leases.read(ada)).not.toHaveProperty('readStudio')
  })

  test('a hundred leases are read in one call, and those that are not there left out', async () => {
    const { leases } = ports()
    await leases.request(asked(userKey('ada')))
    const keys = Array.from({ length: 98 }, (_, n) => userKey(`user ${n}`))
    const found = await leases.readAll([userKey('ada'), everyoneKey, ...keys])
    expect(found.map(({ key }) => key).sort()).toEqual([everyoneKey, userKey('ada')])
    expect(found).toContainEqual(await leases.read(everyoneKey))
    expect(await leases.readAll([])).toEqual([])
  })
}

function snapshotContract(ports: () => StorePorts, held: () => Held): void {
  const write = (...writes: Write[]) => ports().ledger.write(held(), writes, start)
  const seen = { kind: 'group seen', groupId: 'g', displayName: 'Research', seenAt: start } as const

  test('all rows of the snapshot are read page by page, each once', async () => {
    const userIds = Array.from({ length: 40 }, (_, n) => `user ${n}`)
    await write(seen)
    for (const userId of userIds) {
      const membershipId = `membership of ${userId}`
      await write(
        { kind: 'user seen', userId, status: 'enabled' },
        { kind: 'membership seen', groupId: 'g', userId, membershipId },
      )
    }
    const rows = await allRows(ports())
    const of = (kind: SnapshotRow['kind']) => rows.filter((row) => row.kind === kind)
    expect(of('user')).toHaveLength(40)
    expect(of('user')).toContainEqual({
      kind: 'user',
      userId: 'user 7',
      status: 'enabled',
      groupIds: ['g'],
    })
    expect(of('membership')).toContainEqual({
      kind: 'membership',
      groupId: 'g',
      userId: 'user 7',
      membershipId: 'membership of user 7',
    })
    expect(of('group')).toEqual([{ kind: 'group', groupId: 'g', displayName: 'Research' }])
    expect(of('pins')).toEqual([
      { kind: 'pins', pins: new Map([['Research', 'g']]), strayed: new Map(), assigned: new Map() },
    ])
  })

  test('a name that strayed has no id until its group returns', async () => {
    await write(seen, { kind: 'group strayed', displayName: 'Research', why: 'is gone' })
    expect(await ports().snapshot.pins()).toEqual(new Map([['Research', undefined]]))
    await write({ ...seen, groupId: 'another' })
    const rows = await allRows(ports())
    expect(rows).toContainEqual({
      kind: 'pins',
      pins: new Map([['Research', undefined]]),
      strayed: new Map([['Research', 'g']]),
      assigned: new Map(),
    })
    await write({ kind: 'group returned', displayName: 'Research' })
    expect((await ports().leases.readWithUser('ada')).pins).toEqual(new Map([['Research', 'g']]))
  })

  test('the last complete run is written as its lease is released, or not at all', async () => {
    const { leases, snapshot } = ports()
    expect(await snapshot.lastRun()).toBeUndefined()
    const writes = [{ kind: 'full reconciliation', run: record } as const]
    await leases.request(asked(everyoneKey))
    await leases.release(held(), { seen: 1, now: start, writes })
    expect(await snapshot.lastRun()).toBeUndefined()
    await leases.release(held(), { seen: 2, now: start, writes })
    expect(await snapshot.lastRun()).toEqual(record)
    expect(await allRows(ports())).toContainEqual({ kind: 'full reconciliation', run: record })
  })
}

async function allRows({ snapshot }: StorePorts): Promise<SnapshotRow[]> {
  const rows: SnapshotRow[] = []
  let cursor: string | undefined
  do {
    const page = await snapshot.rows(cursor)
    rows.push(...page.rows)
    cursor = page.cursor
  } while (cursor)
  return rows
}
