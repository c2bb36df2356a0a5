/** Reads of DynamoDB that span pages: a query goes on until its last page. */
import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { inCoreWords } from './errors.ts'
import type { Item } from './transactions.dynamodb.ts'

/** All items; one call for each megabyte. */
export async function queryAll(
  client: DynamoDBClient,
  request: QueryCommandInput,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const command = new QueryCommand({ ...request, ExclusiveStartKey })
    const page = await inCoreWords(() => client.send(command))
    for (const item of page.Items ?? []) items.push(unmarshall(item))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

type Position = QueryCommandInput['ExclusiveStartKey']

/** Where a page ended, as text for a caller to hand back; nothing at the last page. */
export function writeCursor(position: Position): { readonly cursor?: string } {
  if (position === undefined) return {}
  return { cursor: Buffer.from(JSON.stringify(unmarshall(position))).toString('base64url') }
}

export function readCursor(cursor: string | undefined): Position {
  if (cursor === undefined) return undefined
  return marshall(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
}
