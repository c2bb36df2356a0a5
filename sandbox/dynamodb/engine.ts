/** One DynamoDB per world, account and Region: dynalite's store in memory, and what it lacks. */
import dynalite, { type Store } from 'dynalite/db/index.js'
import { defineStore, type World } from '../world/world.ts'
import { createLocks, type Locks } from './locks.ts'

export interface Place {
  readonly world: World
  readonly accountId: string
  readonly region: string
}

export interface TimeToLive {
  readonly attribute: string
  stop(): void
}

export interface Engine {
  readonly world: World
  readonly accountId: string
  readonly region: string
  readonly store: Store
  readonly locks: Locks
  /** `TransactWriteItems` by client request token. */
  readonly tokens: Map<string, TokenUse>
  /** Tables whose expired items are deleted. */
  readonly timeToLive: Map<string, TimeToLive>
  /** Days of point-in-time recovery by table; kept data, nothing can be restored. */
  readonly recoveryDays: Map<string, number>
  /**
   * What meets an item that a transaction works on. `wait` (the default) makes results independent
   * of how calls interleave; `refuse` answers TransactionConflict as AWS does.
   */
  conflicts: 'wait' | 'refuse'
}

export interface TokenUse {
  readonly at: number
  readonly request: string
  state: 'running' | 'done'
}

const engines = defineStore(() => new Map<string, Engine>())

export function engineOf({ world, accountId, region }: Place): Engine {
  const known = engines.of(world)
  const key = `${accountId}/${region}`
  let engine = known.get(key)
  if (!engine) {
    const store = dynalite.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
    store.tableDb.awsAccountId = accountId
    store.tableDb.awsRegion = region
    engine = {
      world,
      accountId,
      region,
      store,
      locks: createLocks(),
      tokens: new Map(),
      timeToLive: new Map(),
      recoveryDays: new Map(),
      conflicts: 'wait',
    }
    known.set(key, engine)
  }
  return engine
}

/** Runs on a call's engine while time stands still: dynalite takes several turns of the loop. */
export async function onEngine<Result>(
  place: Place,
  run: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const release = place.world.clock.hold()
  try {
    return await run(engineOf(place))
  } finally {
    release()
  }
}
