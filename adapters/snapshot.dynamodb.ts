/** The directory snapshot as items of the directory table. */
import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { SeenGroup, Snapshot } from '../core/ports.ts'
import { inCoreWords } from './errors.ts'
import { guardKey, readGuard } from './guard-items.ts'
import { queryAll, readCursor, writeCursor } from './reads.dynamodb.ts'
import { readPins, readRow, readRun, readUser } from './snapshot-items.ts'
import type { Tables } from './tables.ts'
import type { Item } from './transactions.dynamodb.ts'
import { directoryKey } from './writes.dynamodb.ts'

export function dynamoDbSnapshot(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'directory'>
}): Snapshot {
  const { client } = options
  const TableName = options.tables.directory

  async function get(key: { readonly pk: string; readonly sk: string }): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead: true })
    const { Item: item } = await inCoreWords(() => client.send(command))
    return item ? unmarshall(item) : undefined
  }

  return {
    pins: async () => readPins(await get(directoryKey.pins)),

    user: async (userId) => readUser(userId, await get(directoryKey.user(userId))),

    async group(groupId) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: 'pk = :group',
        ExpressionAttributeValues: marshall({ ':group': directoryKey.group(groupId).pk }),
        ConsistentRead: true,
      })
      return groupOf(groupId, items)
    },

    async membership(membershipId) {
      const command = new QueryCommand({
        TableName,
        IndexName: 'membership',
        KeyConditionExpression: 'membershipId = :membership',
        ExpressionAttributeValues: marshall({ ':membership': membershipId }),
      })
      const { Items: [item] = [] } = await inCoreWords(() => client.send(command))
      if (!item) return undefined
      const { groupId, userId } = unmarshall(item)
      return { groupId: String(groupId), userId: String(userId) }
    },

    async rows(cursor) {
      const command = new ScanCommand({
        TableName,
        ConsistentRead: true,
        ExclusiveStartKey: readCursor(cursor),
      })
      const { Items = [], LastEvaluatedKey } = await inCoreWords(() => client.send(command))
      const rows = Items.flatMap((item) => readRow(unmarshall(item)) ?? [])
      return { rows, ...writeCursor(LastEvaluatedKey) }
    },

    lastRun: async () => readRun(await get(directoryKey.lastRun)),
  }
}

function groupOf(groupId: string, items: readonly Item[]): SeenGroup {
  const members = new Map<string, string>()
  let described: Pick<SeenGroup, 'displayName' | 'guard'> = {}
  for (const item of items) {
    const { sk, displayName, userId, membershipId } = item
    if (sk === 'group') described = { ...described, displayName: String(displayName) }
    else if (sk === guardKey(groupId).sk)
      described = { ...described, guard: readGuard(groupId, item) }
    else members.set(String(userId), String(membershipId))
  }
  return { groupId, ...described, members }
}
