/** CreateTable and DeleteTable, with times and ids of the world instead of the machine. */
import { promisify } from 'node:util'
import type { Table } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'
import { type Engine, onEngine, type Place } from './engine.ts'
import { findTable } from './items.ts'
import { check } from './operations.ts'
import { itemsOf } from './overlay.ts'
import { shown } from './pass-through.ts'
import { forgetTimeToLive } from './time-to-live.ts'

export interface CreateTableInput {
  readonly TableName: string
  readonly BillingMode?: string
  readonly GlobalSecondaryIndexes?: ReadonlyArray<{ readonly IndexName: string }>
  readonly LocalSecondaryIndexes?: ReadonlyArray<{ readonly IndexName: string }>
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean }
  readonly SSESpecification?: { readonly Enabled?: boolean; readonly SSEType?: string }
  readonly DeletionProtectionEnabled?: boolean
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value: string }>
  readonly [member: string]: unknown
}

/**
 * Makes a table, ready at once (how long AWS takes is not established). A stream gets its ARN and
 * is kept, but nothing can be read from it; encryption and classes are kept likewise.
 */
export function createTable(input: CreateTableInput, place: Place): Promise<object> {
  return onEngine(place, async (engine) => {
    const data = check<CreateTableInput>('CreateTable', input, engine.store)
    await refuseExisting(engine, data.TableName)
    const table = describe(input, data, engine)
    const { tableDb } = engine.store
    await promisify(tableDb.put)(data.TableName, table)
    if (input.Tags?.length) {
      const tags = input.Tags.map(({ Key, Value }) => ({ type: 'put', key: Key, value: Value }))
      await promisify(engine.store.getTagDb(data.TableName).batch)(tags)
    }
    return { TableDescription: table }
  })
}

/** Deletes a table with its items, indexes and tags, at once. */
export function deleteTable(input: object, place: Place): Promise<object> {
  return onEngine(place, async (engine) => {
    const { store } = engine
    const { TableName: name } = check<{ TableName: string }>('DeleteTable', input, store)
    const table = await findTable(store, name)
    if (table.DeletionProtectionEnabled === true)
      throw new AwsError(
        'ValidationException',
        'Resource cannot be deleted as it is currently protected against deletion. ' +
          'Disable deletion protection first.',
      )
    forgetTimeToLive(engine, name)
    engine.recoveryDays.delete(name)
    const prefixes = [`${itemsOf(name)}~`, `tag-${name}~`]
    for (const kind of ['local', 'global']) prefixes.push(`index-${kind}~${name}~`)
    for (const prefix of prefixes) await clear(engine, prefix)
    await promisify(store.tableDb.del)(name)
    return shown({ TableDescription: { ...table, TableStatus: 'DELETING' } })
  })
}

function clear({ store }: Engine, prefix: string): Promise<void> {
  return store.db.clear({ gte: prefix, lt: `${prefix}\xFF` })
}

async function refuseExisting({ store }: Engine, name: string): Promise<void> {
  const existing = await promisify(store.tableDb.get)(name)
  if (existing) throw new AwsError('ResourceInUseException', `Table already exists: ${name}`)
}

function describe(input: CreateTableInput, data: CreateTableInput, engine: Engine): Table {
  const { world, accountId, region } = engine
  const now = world.clock.now()
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${data.TableName}`
  const { BillingMode, ...kept } = data
  const onDemand = BillingMode === 'PAY_PER_REQUEST'
  const throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 }
  const index = (one: { readonly IndexName: string }) => ({
    ...one,
    IndexArn: `${arn}/index/${one.IndexName}`,
    IndexSizeBytes: 0,
    ItemCount: 0,
  })
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } = data
  return {
    ...kept,
    KeySchema: data.KeySchema as Table['KeySchema'],
    TableArn: arn,
    TableId: world.random.uuid(),
    TableStatus: 'ACTIVE',
    CreationDateTime: now / 1000,
    ItemCount: 0,
    TableSizeBytes: 0,
    ProvisionedThroughput: { ...throughput, ...(data.ProvisionedThroughput as object) },
    ...(onDemand ? { BillingModeSummary: { BillingMode } } : {}),
    ...(local ? { LocalSecondaryIndexes: local.map(index) } : {}),
    ...(global
      ? {
          GlobalSecondaryIndexes: global.map((one) => ({
            ProvisionedThroughput: throughput,
            ...index(one),
            IndexStatus: 'ACTIVE',
          })),
        }
      : {}),
    ...keptUnserved(input, arn, now),
    DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? false,
  }
}

function keptUnserved(input: CreateTableInput, arn: string, now: number): object {
  const { StreamSpecification: stream, SSESpecification: encryption } = input
  const label = new Date(now).toISOString().slice(0, -1)
  return {
    ...(stream?.StreamEnabled
      ? {
          StreamSpecification: stream,
          LatestStreamLabel: label,
          LatestStreamArn: `${arn}/stream/${label}`,
        }
      : {}),
    ...(encryption?.Enabled
      ? { SSEDescription: { Status: 'ENABLED', SSEType: encryption.SSEType ?? 'KMS' } }
      : {}),
  }
}
