/** What operators restored, in the users' items of the directory table. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Restorations } from '../core/ports/snapshot.ts'
import type { Tables } from './tables.ts'
import { updateItem } from './transactions.dynamodb.ts'
import { directoryKey } from './writes.dynamodb.ts'

export function dynamoDbRestorations(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'directory'>
}): Restorations {
  const { client, tables } = options
  return {
    async set(userId, restored) {
      await updateItem(client, {
        TableName: tables.directory,
        Key: marshall(directoryKey.user(userId)),
        UpdateExpression: 'SET restored = :restored',
        ExpressionAttributeValues: marshall({ ':restored': restored }),
      })
    },
  }
}
