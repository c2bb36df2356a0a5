/** Time to live: which attribute says when an item expires, and the deletion of expired items. */
import type { Item, Table } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'
import { type Engine, onEngine, type Place } from './engine.ts'
import { findItem, findTable, lockOf } from './items.ts'
import { carryOut } from './operations.ts'
import { commit, itemsOf, overlayOn } from './overlay.ts'

/** Items that expired longer ago than this stay ("older than five years", developer guide). */
const OLDEST_SECONDS = 5 * 365 * 24 * 60 * 60

interface Specification {
  readonly AttributeName?: string
  readonly Enabled?: boolean
}

export function updateTimeToLive(
  input: { readonly TableName?: string; readonly TimeToLiveSpecification?: Specification },
  place: Place,
): Promise<object> {
  return onEngine(place, async (engine) => {
    const { TableName: name = '', TimeToLiveSpecification: wanted = {} } = input
    await findTable(engine.store, name)
    const current = engine.timeToLive.get(name)
    const attribute = wanted.AttributeName
    if (!attribute || wanted.Enabled === undefined)
      throw invalid('TimeToLiveSpecification must name an attribute and say whether it is enabled')
    if (wanted.Enabled === (current !== undefined))
      throw invalid(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`)
    if (wanted.Enabled) remember(engine, name, attribute)
    else forgetTimeToLive(engine, name)
    return { TimeToLiveSpecification: wanted }
  })
}

export function describeTimeToLive(
  input: { readonly TableName?: string },
  place: Place,
): Promise<object> {
  return onEngine(place, async (engine) => {
    const { TableName: name = '' } = input
    await findTable(engine.store, name)
    const current = engine.timeToLive.get(name)
    return {
      TimeToLiveDescription: current
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: current.attribute }
        : { TimeToLiveStatus: 'DISABLED' },
    }
  })
}

export function forgetTimeToLive(engine: Engine, table: string): void {
  engine.timeToLive.get(table)?.stop()
  engine.timeToLive.delete(table)
}

/** A background timer: time passing deletes what has expired, waiting never makes time pass. */
function remember(engine: Engine, name: string, attribute: string): void {
  const { clock, weather, random } = engine.world
  let stop = () => {}
  const next = () => {
    const at = clock.now() + weather.draw('dynamodb.timeToLiveSweep', random)
    stop = clock.at(
      at,
      async () => {
        await deleteExpired(engine, name, attribute)
        if (engine.timeToLive.get(name) === entry) next()
      },
      { background: true },
    )
  }
  const entry = { attribute, stop: () => stop() }
  engine.timeToLive.set(name, entry)
  next()
}

async function deleteExpired(engine: Engine, name: string, attribute: string): Promise<void> {
  const { store } = engine
  const table = await findTable(store, name)
  const prefix = `${itemsOf(name)}~`
  const items = (await store.db.values({ gte: prefix, lt: `${prefix}\xFF` }).all()) as Item[]
  for (const item of items) {
    if (isExpired(item, attribute, engine))
      await deleteIfExpired(item, attribute, { engine, table })
  }
}

/** Looks again under the item's lock: it may have been given more time since. */
async function deleteIfExpired(
  item: Item,
  attribute: string,
  { engine, table }: { readonly engine: Engine; readonly table: Table },
): Promise<void> {
  const { store } = engine
  const lock = lockOf(table, item)
  await engine.locks.holding(lock === undefined ? [] : [lock], async () => {
    const current = await findItem(store, table, item)
    if (!current || !isExpired(current, attribute, engine)) return
    const Key = Object.fromEntries(
      table.KeySchema.map((part) => [part.AttributeName, item[part.AttributeName]]),
    )
    const overlay = overlayOn(store)
    await carryOut('DeleteItem', { TableName: table.TableName, Key }, overlay.store)
    await commit(store, overlay.changes)
  })
}

/** Only a Number of seconds counts; any other type never expires. */
function isExpired(item: Item, attribute: string, { world }: Engine): boolean {
  const said = item[attribute]?.N
  if (typeof said !== 'string') return false
  const now = world.clock.now() / 1000
  const at = Number(said)
  return at <= now && at > now - OLDEST_SECONDS
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
