/** The ledger as items of the grants table, written under the fence of the user's lease. */
import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { Frozen, GuardChanged, LeaseLost, NameChanged } from '../core/errors.ts'
import type { Held, Ledger } from '../core/ports.ts'
import { DENIED, deniedPartition, readDenied } from './deny-items.ts'
import { inCoreWords } from './errors.ts'
import { CURRENT, readCurrent, readVersion, VERSION } from './grant-items.ts'
import { renewal } from './lease-updates.ts'
import { isOfName, nameKey, readNameOwner } from './name-items.ts'
import { queryAll, readCursor, writeCursor } from './reads.dynamodb.ts'
import type { Tables } from './tables.ts'
import { type Item, transact } from './transactions.dynamodb.ts'
import { transactItemsOf } from './writes.dynamodb.ts'

interface GrantsTable {
  readonly client: DynamoDBClient
  readonly table: string
}

/** `partition` is a user's id, or stands in its place. */
function itemsOf({ client, table }: GrantsTable, partition: string, prefix: string) {
  return queryAll(client, {
    TableName: table,
    KeyConditionExpression: 'userId = :partition AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: marshall({ ':partition': partition, ':prefix': prefix }),
    ConsistentRead: true,
  })
}

async function get(
  { client, table }: GrantsTable,
  key: Readonly<Record<string, string>>,
): Promise<Item | undefined> {
  const command = new GetItemCommand({
    TableName: table,
    Key: marshall(key),
    ConsistentRead: true,
  })
  const { Item: item } = await inCoreWords(() => client.send(command))
  return item && unmarshall(item)
}

export function dynamoDbLedger(options: {
  readonly client: DynamoDBClient
  readonly tables: Tables
}): Ledger {
  const { client, tables } = options

  const on = { client, table: tables.grants }

  return {
    grantsOf: async (userId) => (await itemsOf(on, userId, CURRENT)).map(readCurrent),

    async versionsOf(userId) {
      const versions = (await itemsOf(on, userId, VERSION)).map(readVersion)
      return versions.sort((a, b) => a.recordedAt - b.recordedAt || a.fence - b.fence)
    },

    async grantWithProfile(profileName) {
      const command = new QueryCommand({
        TableName: tables.grants,
        IndexName: 'profile',
        KeyConditionExpression: 'profileName = :profile',
        ExpressionAttributeValues: marshall({ ':profile': profileName }),
      })
      const { Items: [item] = [] } = await inCoreWords(() => client.send(command))
      return item ? readCurrent(unmarshall(item)) : undefined
    },

    // The index by profile has current items alone: reading it whole reads no version.
    async grants(cursor) {
      const command = new ScanCommand({
        TableName: tables.grants,
        IndexName: 'profile',
        ExclusiveStartKey: readCursor(cursor),
      })
      const { Items = [], LastEvaluatedKey } = await inCoreWords(() => client.send(command))
      const grants = Items.map((item) => readCurrent(unmarshall(item)))
      return { grants, ...writeCursor(LastEvaluatedKey) }
    },

    async usersWithRole(roleArn, cursor) {
      const command = new QueryCommand({
        TableName: tables.grants,
        IndexName: 'role',
        KeyConditionExpression: 'roleArn = :role',
        ExpressionAttributeValues: marshall({ ':role': roleArn }),
        ExclusiveStartKey: readCursor(cursor),
      })
      const { Items = [], LastEvaluatedKey } = await inCoreWords(() => client.send(command))
      const userIds = Items.map((item) => String(unmarshall(item).userId))
      return { userIds: [...new Set(userIds)], ...writeCursor(LastEvaluatedKey) }
    },

    deniedOn: async (roleArn) =>
      (await itemsOf(on, deniedPartition(roleArn), DENIED)).map(readDenied),

    nameOwner: async (name) => readNameOwner(await get(on, nameKey(name))),

    async write(held, writes, now) {
      const items = [
        { Update: { TableName: tables.leases, ...renewal(held, now) } },
        ...transactItemsOf(writes, { tables, fence: held.fence }),
      ]
      const outcome = await transact(client, items)
      if (!outcome.ok) throw whyNot(held, items, outcome.failed)
    },
  }
}

/** What the first of the failed conditions says. */
function whyNot(
  { key, fence }: Held,
  items: readonly TransactWriteItem[],
  failed: ReadonlyMap<number, unknown>,
): Error {
  if (failed.has(0)) return new LeaseLost(key, fence)
  const isName = [...failed.keys()].some((index) => isOfName(items[index]))
  if (isName) return new NameChanged(`another user has the user name of ${key} reserved`)
  const isFrozen = [...failed.keys()].some((index) => items[index]?.ConditionCheck)
  if (isFrozen) return new Frozen(`an operator has stopped what ${key} was about to begin`)
  return new GuardChanged(`the wish of ${key} to be let go stands no more`)
}
