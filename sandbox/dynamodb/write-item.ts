/** PutItem, UpdateItem, DeleteItem and BatchWriteItem: dynalite's, under the lock of each item. */
import type { Item } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'
import { type Engine, onEngine, type Place } from './engine.ts'
import { findItem, findTable, lockOf } from './items.ts'
import { carryOut, check } from './operations.ts'
import { commit, overlayOn } from './overlay.ts'

export type SingleWrite = 'PutItem' | 'UpdateItem' | 'DeleteItem'

export interface WriteRequest {
  readonly TableName: string
  readonly Item?: Item
  readonly Key?: Item
}

/** Answers as the operation does; a failed condition carries `Item` when the request says so. */
export function writeItem(operation: SingleWrite, input: object, place: Place): Promise<object> {
  return onEngine(place, async (engine) => {
    const { store } = engine
    const data = check<WriteRequest>(operation, input, store)
    const returnItem = wantsItemOnFailure(input)
    const table = await findTable(store, data.TableName)
    const key = data.Key ?? data.Item ?? {}
    const lock = lockOf(table, key)
    refuseConflict(engine, lock)
    return engine.locks.holding(lock === undefined ? [] : [lock], async () => {
      const overlay = overlayOn(store)
      try {
        const output = await carryOut(operation, data, overlay.store)
        await commit(store, overlay.changes)
        return output
      } catch (error) {
        if (!returnItem || !isConditionFailure(error)) throw error
        const item = await findItem(store, table, key)
        throw new AwsError(error.code, error.message, error.status, item ? { Item: item } : {})
      }
    })
  })
}

interface BatchRequest {
  readonly RequestItems: Readonly<
    Record<string, ReadonlyArray<{ PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }>>
  >
}

/** All writes of a batch are stored together here; AWS promises that of each write alone. */
export function batchWriteItem(input: object, place: Place): Promise<object> {
  return onEngine(place, async ({ store, locks }) => {
    const data = check<BatchRequest>('BatchWriteItem', input, store)
    const keys = new Set<string>()
    for (const [name, requests] of Object.entries(data.RequestItems)) {
      const table = await findTable(store, name)
      for (const { PutRequest, DeleteRequest } of requests) {
        const lock = lockOf(table, PutRequest?.Item ?? DeleteRequest?.Key ?? {})
        if (lock !== undefined) keys.add(lock)
      }
    }
    return locks.holding([...keys], async () => {
      const overlay = overlayOn(store)
      const output = await carryOut('BatchWriteItem', data, overlay.store)
      await commit(store, overlay.changes)
      return output
    })
  })
}

/** Checks and reads `ReturnValuesOnConditionCheckFailure`, which dynalite does not know. */
export function wantsItemOnFailure(input: object): boolean {
  const wanted =
    'ReturnValuesOnConditionCheckFailure' in input
      ? (input.ReturnValuesOnConditionCheckFailure ?? 'NONE')
      : 'NONE'
  if (wanted === 'ALL_OLD' || wanted === 'NONE') return wanted === 'ALL_OLD'
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${String(wanted)}' at ` +
      "'returnValuesOnConditionCheckFailure' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [ALL_OLD, NONE]',
  )
}

export function isConditionFailure(error: unknown): error is AwsError {
  return error instanceof AwsError && error.code === 'ConditionalCheckFailedException'
}

function refuseConflict(engine: Engine, lock: string | undefined): void {
  if (engine.conflicts === 'wait' || lock === undefined) return
  if (engine.locks.busy(lock) === 'transaction')
    throw new AwsError('TransactionConflictException', 'Transaction is ongoing for the item')
}
