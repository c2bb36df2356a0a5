/** Conditional writes to DynamoDB: sent again on conflict, told apart from a failed condition. */
import {
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Throttled } from '../core/errors.ts'
import { cancellationReasons, coreError, isConditionFailure, isConflict } from './errors.ts'

export type Item = Readonly<Record<string, unknown>>

export type TransactionOutcome =
  | { readonly ok: true }
  /** Items whose condition failed, by position, each as it is stored (undefined: absent). */
  | { readonly ok: false; readonly failed: ReadonlyMap<number, Item | undefined> }

export type UpdateOutcome = { readonly ok: boolean; readonly item: Item | undefined }

/** An item of a transaction: with the condition's failure comes the item. */
export type Update = Omit<UpdateItemCommandInput, 'ReturnValues'> & {
  readonly UpdateExpression: string
}

/** The places item is in every take and release, so conflicts are common in a burst. */
const ATTEMPTS = 10
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 500

/** Writes all or none. Throws `Throttled` when conflicts do not end. */
export function transact(
  client: DynamoDBClient,
  items: readonly TransactWriteItem[],
): Promise<TransactionOutcome> {
  return untilSettled(async () => {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }))
      return { ok: true }
    } catch (error) {
      const reasons = cancellationReasons(error)
      if (!reasons) throw coreError(error)
      const failed = new Map<number, Item | undefined>()
      for (const [index, { verdict, item }] of reasons.entries()) {
        if (verdict === 'condition failed') failed.set(index, plain(item))
      }
      if (failed.size > 0) return { ok: false, failed }
      if (reasons.some(({ verdict }) => verdict === 'other')) throw error
      return undefined
    }
  })
}

/** Updates one item. Answers it as it is afterwards; as it stands, when the condition failed. */
export function updateItem(client: DynamoDBClient, request: Update): Promise<UpdateOutcome> {
  const command = new UpdateItemCommand({
    ...request,
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  return untilSettled(async () => {
    try {
      const { Attributes } = await client.send(command)
      return { ok: true, item: plain(Attributes) }
    } catch (error) {
      if (isConditionFailure(error))
        return { ok: false, item: plain((error as { readonly Item?: unknown }).Item) }
      if (isConflict(error)) return undefined
      throw coreError(error)
    }
  })
}

/** Tries again, after a pause that grows, whatever answers undefined. */
async function untilSettled<Answer>(run: () => Promise<Answer | undefined>): Promise<Answer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await run()
    if (answer !== undefined) return answer
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
  }
  throw new Throttled(`DynamoDB met a conflict at each of ${ATTEMPTS} attempts`)
}

function plain(item: unknown): Item | undefined {
  return item ? unmarshall(item as Record<string, AttributeValue>) : undefined
}
