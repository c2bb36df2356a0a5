/**
 * Leases as items of the leases table. What nobody contends for costs one call: a lease is taken as
 * if it were free, and only what DynamoDB refuses is looked at. `lease-updates.ts` has the item.
 */
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { LeaseLost, Throttled } from '../core/errors.ts'
import { subjectOf, userKey } from '../core/lease/keys.ts'
import type { Leases } from '../core/ports.ts'
import type { Instant } from '../core/words.ts'
import { inCoreWords } from './errors.ts'
import { freezeKey, readFreeze } from './freeze-items.ts'
import { giveUp, releaseGroup, releaseUser, wantForListing } from './lease-releasing.ts'
import { requestGroup, requestUser, takeDueGroup, takeDueUser } from './lease-taking.ts'
import { readLease, renewal } from './lease-updates.ts'
import { readQuotas } from './quota-items.ts'
import { readAssigned, readPins, readRun, readUser } from './snapshot-items.ts'
import type { Tables } from './tables.ts'
import { type Item, updateItem } from './transactions.dynamodb.ts'
import { directoryKey } from './writes.dynamodb.ts'

/** Users who run at once unless the stack says otherwise. */
const DEFAULT_PLACES = 100

/** Of a map by which whoever begins asks each operation of the Identity Store once at most. */
const DEFAULT_BEGINS = 20

export function dynamoDbLeases(options: {
  readonly client: DynamoDBClient
  readonly tables: Tables
  /** Users who may run at once; a quarter of them is kept for removals. Default 100. */
  readonly places?: number
  /** Users who may begin in one second: see `beginsOf`. Default 20. */
  readonly begins?: number
}): Leases {
  const { client, tables, places = DEFAULT_PLACES, begins = DEFAULT_BEGINS } = options
  const on = { client, tables, table: tables.leases, places, begins }

  return {
    request: (request) => (isUser(request.key) ? requestUser : requestGroup)(on, request),

    take: (key, now) => (isUser(key) ? takeDueUser : takeDueGroup)(on, key, now),

    wantForListing: (group, requests, writes, release) =>
      wantForListing(on, group, { requests, writes, release }),

    async read(key) {
      const command = new GetItemCommand({
        TableName: tables.leases,
        Key: marshall({ key }),
        ConsistentRead: true,
      })
      const { Item: item } = await inCoreWords(() => client.send(command))
      return readLease(item && unmarshall(item))
    },

    async readAll(keys) {
      if (keys.length === 0) return []
      const Keys = keys.map((key) => marshall({ key }))
      const RequestItems = { [tables.leases]: { Keys, ConsistentRead: true } }
      const items = await batchGet(client, RequestItems, `the leases of ${keys.length} keys`)
      return items(tables.leases).flatMap((item) => readLease(item) ?? [])
    },

    readWithUser: (userId) => readWithUser({ client, tables }, userId),

    async renew(held, now) {
      const { ok } = await updateItem(client, { TableName: tables.leases, ...renewal(held, now) })
      if (!ok) throw new LeaseLost(held.key, held.fence)
    },

    release: (held, release) => (isUser(held.key) ? releaseUser : releaseGroup)(on, held, release),

    giveUp: (held, lookAgainAt) =>
      giveUp(on, held, { lookAgainAt, occupiesPlace: isUser(held.key) }),

    async due(now, limit) {
      const keys = new Set<string>()
      for (const index of ['dead holders', 'removals', 'others'] as const) {
        if (keys.size >= limit) break
        for (const key of await dueIn({ client, tables }, index, { now, limit })) keys.add(key)
      }
      return [...keys].slice(0, limit)
    },
  }
}

/** Users whose holder died still occupy a place: they are found by when their lease ended. */
const dueIndexes = {
  'dead holders': { IndexName: 'holding', hash: 'holding', range: 'leaseUntil', value: 'user' },
  removals: { IndexName: 'due', hash: 'queue', range: 'dueAt', value: 'removals' },
  others: { IndexName: 'due', hash: 'queue', range: 'dueAt', value: 'others' },
} as const

type DueIndex = keyof typeof dueIndexes

/** One page of an index of leases that are due. */
async function dueIn(
  { client, tables }: { readonly client: DynamoDBClient; readonly tables: Tables },
  index: DueIndex,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<string[]> {
  const { IndexName, hash, range, value } = dueIndexes[index]
  const command = new QueryCommand({
    TableName: tables.leases,
    IndexName,
    KeyConditionExpression: `${hash} = :hash AND ${range} <= :now`,
    ExpressionAttributeValues: marshall({ ':hash': value, ':now': now }),
    Limit: limit,
  })
  const { Items = [] } = await inCoreWords(() => client.send(command))
  return Items.map((item) => String(unmarshall(item).key))
}

/** Only users occupy a place: other leases are single updates. */
function isUser(key: string): boolean {
  return subjectOf(key).kind === 'user'
}

async function readWithUser(
  { client, tables }: { readonly client: DynamoDBClient; readonly tables: Tables },
  userId: string,
) {
  const { leases, directory } = tables
  const key = userKey(userId)
  const wanted = directoryKey.user(userId)
  const itemsOf = await batchGet(
    client,
    {
      [leases]: { Keys: [marshall({ key }), marshall(freezeKey)], ConsistentRead: true },
      [directory]: {
        Keys: [wanted, directoryKey.pins, directoryKey.quotas, directoryKey.lastRun].map((one) =>
          marshall(one),
        ),
        ConsistentRead: true,
      },
    },
    `user ${userId}`,
  )
  const ofLeases = itemsOf(leases)
  const freeze = readFreeze(ofLeases.find((item) => item.key === freezeKey.key))
  const seen = itemsOf(directory)
  const find = ({ pk }: { readonly pk: string }) => seen.find((item) => item.pk === pk)
  const run = readRun(find(directoryKey.lastRun))
  return {
    ...(run && { comparedMap: run.mapHash }),
    lease: readLease(ofLeases.find((item) => item.key === key)),
    ...(freeze && { freeze }),
    user: readUser(userId, find(wanted)),
    pins: readPins(find(directoryKey.pins)),
    assigned: new Set(readAssigned(find(directoryKey.pins)).keys()),
    quotas: readQuotas(find(directoryKey.quotas)),
  }
}

/** Answers the items of each table. Throws `Throttled` when part was left unread. */
async function batchGet(
  client: DynamoDBClient,
  RequestItems: NonNullable<BatchGetItemCommandInput['RequestItems']>,
  what: string,
): Promise<(table: string) => Item[]> {
  const answer = await inCoreWords(() => client.send(new BatchGetItemCommand({ RequestItems })))
  if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0)
    throw new Throttled(`DynamoDB left part of the reads of ${what} undone`)
  return (table) => (answer.Responses?.[table] ?? []).map((item) => unmarshall(item))
}
