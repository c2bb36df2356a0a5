/** What every backend of AuditLog promises. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditRecord } from '../../core/audit/record.ts'
import type { AuditLog } from '../../core/ports.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testSeed } from '../support/seed.ts'
import { testStart as start } from '../support/test-world.ts'

const day = 24 * 60 * 60 * 1000
const role = 'arn:aws:iam::111111111111:role/rollcall/persona/research'

export function recordOf(more: Partial<AuditRecord> & { readonly eventId: string }): AuditRecord {
  return {
    time: start,
    accountId: '111111111111',
    region: 'eu-west-1',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    door: 'sagemaker',
    roleArn: role,
    verdict: 'explained',
    explanation: 'A grant in force gives it.',
    recordedAt: start + 7,
    ...more,
  }
}

type Query = Parameters<AuditLog['query']>[0]

export async function everyPage(log: AuditLog, query: Query): Promise<AuditRecord[]> {
  const records: AuditRecord[] = []
  let cursor: string | undefined
  do {
    const page = await log.query(query, cursor)
    records.push(...page.records)
    cursor = page.cursor
  } while (cursor)
  return records
}

export function auditLogContract(backend: string, make: MakePorts): void {
  describe(`audit log in ${backend}`, () => {
    let ports: StorePorts
    let log: AuditLog
    beforeEach(async () => {
      ports = await make()
      log = ports.auditLog
    })
    afterEach(() => ports.close())

    test('an event is recorded once, whole, however often and at once it is sent', async () => {
      const grant = {
        team: 'research',
        persona: 'data scientist',
        state: 'granted',
        since: start,
        reason: { groupId: 'group', group: 'Research', line: 7 },
        mapHash: 'hash',
      } as const
      const record = recordOf({ eventId: 'one', userId: 'ada', grant })
      const answers = await Promise.all([1, 2, 3].map(() => log.append(record)))
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect(await log.append(recordOf({ eventId: 'one', explanation: 'another' }))).toBe(false)
      const query = { since: start, until: start + 1 }
      expect(await everyPage(log, query)).toEqual([record])
      expect(await everyPage(log, { ...query, userId: 'ada' })).toEqual([record])
    })

    test('records are found by user, by role and by time, newest first', async () => {
      const records = [
        recordOf({ eventId: 'a', userId: 'ada', time: start }),
        recordOf({ eventId: 'b', userId: 'bob', time: start + 1 }),
        recordOf({ eventId: 'c', userId: 'ada', time: start + 3 * day, roleArn: `${role}-2` }),
        recordOf({ eventId: 'd', time: start + 3 * day + 1 }),
      ]
      for (const record of records) await log.append(record)
      const all = { since: start, until: start + 4 * day }
      const ids = async (query: Query) => (await everyPage(log, query)).map((one) => one.eventId)
      expect(await ids(all)).toEqual(['d', 'c', 'b', 'a'])
      expect(await ids({ ...all, userId: 'ada' })).toEqual(['c', 'a'])
      expect(await ids({ ...all, roleArn: role })).toEqual(['d', 'b', 'a'])
      expect(await ids({ ...all, userId: 'ada', roleArn: role })).toEqual(['a'])
      expect(await ids({ since: start + 1, until: start + 3 * day })).toEqual(['b'])
      expect(await ids({ since: start, until: start })).toEqual([])
    })

    readingContract(() => log)
  })
}

function readingContract(opened: () => AuditLog): void {
  test('records are read whole, however long they are', async () => {
    const log = opened()
    const ids = Array.from({ length: 60 }, (_, n) => `event ${n}`)
    const explanation = 'x'.repeat(40_000)
    for (const [n, eventId] of ids.entries())
      await log.append(recordOf({ eventId, userId: 'ada', time: start + n, explanation }))
    for (const by of [{}, { userId: 'ada' }, { roleArn: role }]) {
      const found = await everyPage(log, { since: start, until: start + day, ...by })
      expect(found.map(({ eventId }) => eventId)).toEqual(ids.toReversed())
    }
  })

  test('paging gives every record once, in order, also many of one instant', async () => {
    const log = opened()
    const seconds = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 900, maxLength: 1_000 })
    const [times = []] = fc.sample(seconds, { seed: testSeed(), numRuns: 1 })
    const records = times.map((second, n) =>
      recordOf({ eventId: `event ${n}`, userId: 'ada', time: start + second * 0.2 * day }),
    )
    await Promise.all(records.map((record) => log.append(record)))
    const expected = records.map(({ eventId }) => eventId).sort()
    for (const by of [{}, { userId: 'ada' }, { roleArn: role }]) {
      const found = await everyPage(log, { since: start, until: start + 9 * day, ...by })
      expect(found.map(({ eventId }) => eventId).sort()).toEqual(expected)
      const sorted = found.map(({ time }) => time).sort((a, b) => b - a)
      expect(found.map(({ time }) => time)).toEqual(sorted)
    }
  })
}
