/** The freeze in DynamoDB. */
import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Freezes } from '../core/ports/guard.ts'
import { inCoreWords } from './errors.ts'
import { freezeKey, readFreeze } from './freeze-items.ts'
import type { Tables } from './tables.ts'

export function dynamoDbFreezes(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'leases'>
}): Freezes {
  const { client } = options
  const at = { TableName: options.tables.leases, Key: marshall(freezeKey) }
  return {
    async read() {
      const command = new GetItemCommand({ ...at, ConsistentRead: true })
      const { Item: item } = await inCoreWords(() => client.send(command))
      return readFreeze(item && unmarshall(item))
    },

    async set(freeze) {
      const Item = marshall({ ...freezeKey, freeze }, { removeUndefinedValues: true })
      const { TableName } = at
      await inCoreWords(() => client.send(new PutItemCommand({ TableName, Item })))
    },

    async lift() {
      await inCoreWords(() => client.send(new DeleteItemCommand(at)))
    },
  }
}
