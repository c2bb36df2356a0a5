/** BatchGetItem and TransactGetItems: dynalite's GetItem for each key, in the order asked. */
import dynalite, { type Item } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'
import { capacityOf } from './capacity.ts'
import { onEngine, type Place } from './engine.ts'
import { findTable, lockOf } from './items.ts'
import { carryOut, check } from './operations.ts'

/** "A single operation can retrieve up to 16 MB of data" (API reference). */
const MOST_BATCH_BYTES = 16 * 1024 * 1024
const MOST_TRANSACTION_ITEMS = 100

interface BatchInput {
  readonly RequestItems: Readonly<Record<string, KeysAndAttributes>>
  readonly ReturnConsumedCapacity?: string
}

interface KeysAndAttributes {
  readonly Keys: readonly Item[]
  readonly [member: string]: unknown
}

interface Got {
  readonly Item?: Item
  readonly ConsumedCapacity?: { readonly CapacityUnits: number }
}

/**
 * Items come in the order of their keys, so that equal requests give equal answers (AWS promises
 * no order, and dynalite shuffles). What exceeds 16 MB is left in UnprocessedKeys.
 */
export function batchGetItem(input: BatchInput, place: Place): Promise<object> {
  return onEngine(place, async ({ store }) => {
    const data = check<BatchInput>('BatchGetItem', input, store)
    const responses: Record<string, Item[]> = {}
    const unprocessed: Record<string, KeysAndAttributes> = {}
    const capacities: object[] = []
    let bytes = 0
    for (const [name, request] of Object.entries(data.RequestItems)) {
      const { Keys, ...how } = request
      const found: Item[] = []
      const left: Item[] = []
      let units = 0
      for (const Key of Keys) {
        const got = await carryOut<Got>(
          'GetItem',
          { ...howOf(data), ...how, TableName: name, Key },
          store,
        )
        const size = got.Item ? dynalite.itemSize(got.Item) : 0
        if (bytes + size > MOST_BATCH_BYTES) left.push(Key)
        else if (got.Item) found.push(got.Item)
        bytes += size
        units += got.ConsumedCapacity?.CapacityUnits ?? 0
      }
      responses[name] = found
      const asked = input.RequestItems[name]
      if (left.length > 0 && asked) unprocessed[name] = { ...asked, Keys: left }
      capacities.push({ TableName: name, CapacityUnits: units })
    }
    const capacity = data.ReturnConsumedCapacity ? { ConsumedCapacity: capacities } : {}
    return { Responses: responses, UnprocessedKeys: unprocessed, ...capacity }
  })
}

function howOf(data: BatchInput): object {
  const { ReturnConsumedCapacity } = data
  return ReturnConsumedCapacity ? { ReturnConsumedCapacity } : {}
}

interface TransactInput {
  readonly TransactItems?: ReadonlyArray<{ readonly Get?: object }>
  readonly ReturnConsumedCapacity?: string
}

/** Reads up to 100 items as they stood at one moment. */
export function transactGetItems(input: TransactInput, place: Place): Promise<object> {
  return onEngine(place, async ({ store, locks }) => {
    const items = input.TransactItems ?? []
    if (items.length < 1 || items.length > MOST_TRANSACTION_ITEMS)
      throw new AwsError(
        'ValidationException',
        "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
          'Member must have length between 1 and 100',
      )
    const keys = new Set<string>()
    const reads: { readonly TableName: string }[] = []
    for (const { Get } of items) {
      const data = check<{ TableName: string; Key: Item }>('GetItem', Get ?? {}, store)
      const lock = lockOf(await findTable(store, data.TableName), data.Key)
      if (lock !== undefined) keys.add(lock)
      reads.push(data)
    }
    const tables = reads.map((read) => read.TableName)
    return locks.holding([...keys], async () => ({
      Responses: await Promise.all(
        reads.map(async (read) => {
          const { Item: item } = await carryOut<Got>('GetItem', read, store)
          return item ? { Item: item } : {}
        }),
      ),
      ...capacityOf(input.ReturnConsumedCapacity, tables),
    }))
  })
}
