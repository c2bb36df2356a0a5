/** Reads of DynamoDB that span pages: a query goes on until its last page. */
import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
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
