/** The deletion guard as items of the directory table. */
import { type DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { GroupGuard } from '../core/guard/group-guard.ts'
import type { Guard } from '../core/ports/guard.ts'
import { inCoreWords } from './errors.ts'
import { answering, asking, guardKey, readGuard } from './guard-items.ts'
import { readCursor, writeCursor } from './reads.dynamodb.ts'
import type { Tables } from './tables.ts'
import { type Item, updateItem } from './transactions.dynamodb.ts'

export function dynamoDbGuard(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'directory'>
}): Guard {
  const { client } = options
  const TableName = options.tables.directory
  return {
    async ask(group, wish, how) {
      const { item } = await updateItem(client, { TableName, ...asking(group, wish, how) })
      return readGuard(group.groupId, item ?? {})
    },

    async read(groupId) {
      const Key = marshall(guardKey(groupId))
      const command = new GetItemCommand({ TableName, Key, ConsistentRead: true })
      const { Item: item } = await inCoreWords(() => client.send(command))
      return item && readGuard(groupId, unmarshall(item))
    },

    async groups(cursor) {
      const command = new ScanCommand({
        TableName,
        FilterExpression: 'sk = :guard',
        ExpressionAttributeValues: marshall({ ':guard': guardKey('').sk }),
        ConsistentRead: true,
        ExclusiveStartKey: readCursor(cursor),
      })
      const { Items = [], LastEvaluatedKey } = await inCoreWords(() => client.send(command))
      const guards = Items.map((item) => guardOf(unmarshall(item)))
      return { guards, ...writeCursor(LastEvaluatedKey) }
    },

    async answer(group, answer) {
      return (await updateItem(client, { TableName, ...answering(group, answer) })).ok
    },
  }
}

function guardOf(item: Item): GroupGuard {
  const pk = String(item.pk)
  return readGuard(pk.slice(pk.indexOf('#') + 1), item)
}
