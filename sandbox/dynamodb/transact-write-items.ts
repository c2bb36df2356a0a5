/**
 * TransactWriteItems, which dynalite lacks: up to 100 puts, updates, deletes and checks over
 * several tables, all or none.
 */
import dynalite, { type Change, type Item, type Table } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'
import { capacityOf } from './capacity.ts'
import { type Engine, onEngine, type Place } from './engine.ts'
import { findItem, findTable, lockOf } from './items.ts'
import { carryOut, check, type Operation } from './operations.ts'
import { commit, overlayOn } from './overlay.ts'
import { once } from './request-token.ts'
import { canceled, type Reason, unbroken } from './transaction-canceled.ts'
import { isConditionFailure, type WriteRequest, wantsItemOnFailure } from './write-item.ts'

/** A check is a delete whose effect is thrown away: both take a key and a condition. */
const kinds = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
} as const satisfies Readonly<Record<string, Operation>>

/** Also what each kind must say beyond what the single write must. */
const required: Readonly<Record<Kind, string | undefined>> = {
  Put: undefined,
  Update: 'UpdateExpression',
  Delete: undefined,
  ConditionCheck: 'ConditionExpression',
}

type Kind = keyof typeof kinds

const MOST_ITEMS = 100
/** "The aggregate size of the items in the transaction cannot exceed 4 MB" (API reference). */
const MOST_BYTES = 4 * 1024 * 1024

interface Part {
  readonly kind: Kind
  readonly data: WriteRequest
  readonly key: Item
  readonly table: Table
  /** Undefined when the key does not fit the table. */
  readonly lock: string | undefined
  readonly returnItem: boolean
}

interface Input {
  readonly TransactItems?: ReadonlyArray<Readonly<Record<string, object>>>
  readonly ClientRequestToken?: string
  readonly ReturnConsumedCapacity?: string
}

export function transactWriteItems(input: Input, place: Place): Promise<object> {
  return onEngine(place, async (engine) => {
    const parts = await readParts(input, engine)
    const output = capacityOf(
      input.ReturnConsumedCapacity,
      parts.map((part) => part.data.TableName),
    )
    const token = input.ClientRequestToken
    const run = () => runTogether(parts, engine)
    if (token === undefined) await run()
    else await once(engine, { token, request: JSON.stringify(input.TransactItems) }, run)
    return output
  })
}

async function readParts(input: Input, { store }: Engine): Promise<readonly Part[]> {
  const items = input.TransactItems ?? []
  if (items.length < 1 || items.length > MOST_ITEMS)
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length between 1 and ${MOST_ITEMS}`,
    )
  const parts: Part[] = []
  for (const item of items) {
    const { kind, request } = kindOf(item)
    const data = check<WriteRequest>(kinds[kind], request, store)
    const table = await findTable(store, data.TableName)
    const key = data.Key ?? data.Item ?? {}
    const returnItem = wantsItemOnFailure(request)
    parts.push({ kind, data, key, table, lock: lockOf(table, key), returnItem })
  }
  const locks = parts.flatMap((part) => part.lock ?? [])
  if (new Set(locks).size < locks.length)
    throw invalid('Transaction request cannot include multiple operations on one item')
  return parts
}

function kindOf(item: Readonly<Record<string, object>>): { kind: Kind; request: object } {
  const said = Object.entries(item).filter(([, request]) => request != null)
  const [first] = said
  if (!first || said.length > 1 || !(first[0] in kinds))
    throw invalid(
      'TransactItems can only contain one of Check, Put, Update or Delete in each member',
    )
  const kind = first[0] as Kind
  const request = first[1]
  const needs = required[kind]
  if (needs !== undefined && !(needs in request))
    throw invalid(`The ${needs.replace('Expression', ' expression')} must be given for ${kind}`)
  return { kind, request }
}

async function runTogether(parts: readonly Part[], engine: Engine): Promise<void> {
  refuseConflicts(parts, engine)
  const locks = parts.flatMap((part) => part.lock ?? [])
  await engine.locks.holding(
    locks,
    async () => {
      const changes: Change[] = []
      const reasons: Reason[] = []
      let bytes = 0
      for (const part of parts) {
        const result = await runPart(part, engine)
        reasons.push(result.reason)
        changes.push(...result.changes)
        bytes += result.bytes
      }
      if (reasons.some((reason) => reason.Code !== 'None')) throw canceled(reasons)
      // The limit is documented; that it answers as a ValidationException is assumed.
      if (bytes > MOST_BYTES)
        throw invalid('The aggregate size of the items in the transaction cannot exceed 4 MB')
      await commit(engine.store, changes)
    },
    'transaction',
  )
}

interface PartResult {
  readonly reason: Reason
  readonly changes: readonly Change[]
  readonly bytes: number
}

async function runPart(part: Part, { store }: Engine): Promise<PartResult> {
  const overlay = overlayOn(store)
  const before = await findItem(store, part.table, part.key)
  try {
    await carryOut(kinds[part.kind], part.data, overlay.store)
  } catch (error) {
    const reason = reasonOf(error, part.returnItem ? before : undefined)
    return { reason, changes: [], bytes: 0 }
  }
  const changes = part.kind === 'ConditionCheck' ? [] : overlay.changes
  // The item itself is stored last, after its indexes.
  const after = changes.at(-1)?.value as Item | undefined
  const bytes = Math.max(...[before, after].map((item) => (item ? dynalite.itemSize(item) : 0)))
  return { reason: unbroken, changes, bytes }
}

function reasonOf(error: unknown, item: Item | undefined): Reason {
  if (isConditionFailure(error))
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(item ? { Item: item } : {}),
    }
  if (error instanceof AwsError && error.code === 'ValidationException')
    return { Code: 'ValidationError', Message: error.message }
  throw error
}

function refuseConflicts(parts: readonly Part[], { conflicts, locks }: Engine): void {
  if (conflicts === 'wait') return
  const reasons = parts.map(({ lock }): Reason => {
    const busy = lock !== undefined && locks.busy(lock) !== undefined
    return busy
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : unbroken
  })
  if (reasons.some((reason) => reason.Code !== 'None')) throw canceled(reasons)
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
