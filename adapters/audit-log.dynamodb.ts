/** The audit log as items of the audit table, found by user, by role and by day. */
import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { AuditRecord } from '../core/audit/record.ts'
import type { AuditLog } from '../core/ports.ts'
import type { Instant } from '../core/words.ts'
import { bucketsOf, dayBucket, dayOf, roleBucket } from './audit-buckets.ts'
import { type BucketCursor, type Read, type Stretch, startOfDay, takeDay } from './audit-day.ts'
import { coreError, inCoreWords, isConditionFailure } from './errors.ts'
import type { Tables } from './tables.ts'

const RECORDS_PER_PAGE = 100

/** Items by their user carry no bucket: few assumptions have the same user. */
type UserCursor = { readonly eventId: string; readonly time: Instant }

export function dynamoDbAuditLog(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'audit'>
}): AuditLog {
  const { client } = options
  const TableName = options.tables.audit

  async function stretch(asked: Stretch): Promise<Read> {
    const command = new QueryCommand({
      TableName,
      IndexName: asked.index,
      KeyConditionExpression: '#key = :value AND #time BETWEEN :since AND :last',
      ExpressionAttributeNames: { '#key': asked.key, '#time': 'time' },
      ExpressionAttributeValues: marshall({
        ':value': asked.value,
        ':since': asked.since,
        ':last': asked.until - 1,
      }),
      ExclusiveStartKey: asked.after && marshall({ [asked.key]: asked.value, ...asked.after }),
      ScanIndexForward: false,
      Limit: RECORDS_PER_PAGE,
    })
    const { Items = [], LastEvaluatedKey } = await inCoreWords(() => client.send(command))
    const records = Items.map((item) => unmarshall(item).record as AuditRecord)
    return { records, more: LastEvaluatedKey !== undefined }
  }

  return {
    async append(record) {
      const command = new PutItemCommand({
        TableName,
        Item: marshall(itemOf(record), { removeUndefinedValues: true }),
        ConditionExpression: 'attribute_not_exists(eventId)',
      })
      try {
        await client.send(command)
        return true
      } catch (error) {
        if (isConditionFailure(error)) return false
        throw coreError(error)
      }
    },

    async query({ userId, roleArn, since, until }, cursor) {
      if (until <= since) return { records: [] }
      if (userId === undefined) return byDay({ roleArn, since, until }, cursor, stretch)
      const after = cursor === undefined ? undefined : readCursor<UserCursor>(cursor)
      const where = { index: 'user', key: 'userId', value: userId } as const
      const found = await stretch({ ...where, since, until, after })
      const last = found.records.at(-1)
      const records = found.records.filter((record) => !roleArn || record.roleArn === roleArn)
      if (!last || !found.more) return { records }
      return { records, cursor: writeCursor({ eventId: last.eventId, time: last.time }) }
    },
  }
}

/** A page is (part of) one day, whose buckets are read side by side and merged. */
async function byDay(
  query: {
    readonly roleArn: string | undefined
    readonly since: Instant
    readonly until: Instant
  },
  cursor: string | undefined,
  read: (stretch: Stretch) => Promise<Read>,
) {
  const from: BucketCursor =
    cursor === undefined ? { day: dayOf(query.until - 1) } : readCursor<BucketCursor>(cursor)
  const buckets = bucketsOf(from.day, query.roleArn)
  const page = await takeDay({ ...from, ...query, buckets }, read)
  if (page.next) return { records: page.records, cursor: writeCursor(page.next) }
  const before = startOfDay(from.day) - 1
  if (before < query.since) return { records: page.records }
  return { records: page.records, cursor: writeCursor({ day: dayOf(before) }) }
}

/** The record whole, and beside it what the indexes go by. */
function itemOf(record: AuditRecord) {
  const { eventId, time, userId, roleArn } = record
  return {
    eventId,
    time,
    userId,
    roleBucket: roleArn === undefined ? undefined : roleBucket(roleArn, record),
    dayBucket: dayBucket(record),
    record,
  }
}

function writeCursor(cursor: BucketCursor | UserCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function readCursor<Cursor>(cursor: string): Cursor {
  return JSON.parse(Buffer.from(cursor, 'base64url').toString())
}
