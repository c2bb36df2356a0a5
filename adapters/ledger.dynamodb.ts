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
import { deniedPartition, readDenied } from './deny-items.ts'
import { inCoreWords } from './errors.ts'
import { CURRENT, readCurrent, readVersion, VERSION } from './grant-items.ts'
import { renewal } from './lease-updates.ts'
import { isOfName, nameKey, readNameOwner } from './name-items.ts'
import { queryAll, readCursor, writeCursor } from './reads.dynamodb.ts'
import type { Tables } from './tables.ts'
import { type Item, transact } from './transactions.dynamodb.ts'
import { transactItemsOf } from './writes.dynamodb.ts'

export function dynamoDbLedger(options: {
  readonly client: DynamoDBClient
  readonly tables: Tables
}): Ledger {
  const { client, tables } = options

  function itemsOf(userId: string, prefix: string) {
    return queryAll(client, {
      TableName: tables.grants,
      KeyConditionExpression: 'userId = :user AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: marshall({ ':user': userId, ':prefix': prefix }),
      ConsistentRead: true,
    })
  }

  async function get(key: Readonly<Record<string, string>>): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: tables.grants,
      Key: marshall(key),
      ConsistentRead: true,
    })
    const { Item: item } = await inCoreWords(() => client.send(command))
    return item && unmarshall(item)
  }

  return {
    grantsOf: async (userId) => (await itemsOf(userId, CURRENT)).map(readCurrent),

    async versionsOf(userId) {
      const versions = (await itemsOf(userId, VERSION)).map(readVersion)
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

    async deniedOn(roleArn) {
      const items = await queryAll(client, {
        TableName: tables.grants,
        KeyConditionExpression: 'userId = :role',
        ExpressionAttributeValues: marshall({ ':role': deniedPartition(roleArn) }),
        ConsistentRead: true,
      })
      return items.map(readDenied)
    },

    nameOwner: async (name) => readNameOwner(await get(nameKey(name))),

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
