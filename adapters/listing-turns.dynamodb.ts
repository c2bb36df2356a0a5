/** Turns at reading groups page by page, shared by everybody who reads one. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Turn } from './directory-paced.ts'
import { begun, inWindow, nextWindow } from './lease-updates.ts'
import type { Tables } from './tables.ts'
import { updateItem } from './transactions.dynamodb.ts'

/**
 * Of the Identity Store's 20. A group's first page is not counted, for most groups have no other:
 * so many come at once as groups are changed.
 */
const PAGES_A_SECOND = 8

/** Counted in the table of leases: one call a page. */
export function dynamoDbListingTurns(options: {
  readonly client: DynamoDBClient
  readonly tables: Pick<Tables, 'leases'>
}): Turn {
  const { client, tables } = options
  return async (_method, now) => {
    const page = begun('listed', now, inWindow(PAGES_A_SECOND))
    const { ok } = await updateItem(client, { TableName: tables.leases, ...page })
    return ok ? undefined : nextWindow(now)
  }
}
