/** What every part of a sandbox is handed: one clock, one source of randomness, one call log. */
import type { CallLog } from './call-log.ts'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'
import type { Weather } from './weather.ts'

export interface World {
  readonly clock: Clock
  readonly random: Random
  readonly weather: Weather
  readonly calls: CallLog
  /** The account and Region for what names none of its own (SCIM, seed, operator calls). */
  readonly accountId: string
  readonly region: string
  /** The sandbox's own address, for example http://127.0.0.1:4566. */
  readonly url: string
}

/** State of one part of the sandbox, one per world, made on first use. */
export interface Store<State> {
  of(world: World): State
}

/**
 * A part keeps its state in a store of its own, so no part needs to know another's shape:
 * `const tables = defineStore(() => new Map())`, then `tables.of(world)`.
 */
export function defineStore<State>(create: (world: World) => State): Store<State> {
  const states = new WeakMap<World, State>()
  return {
    of(world) {
      let state = states.get(world)
      if (state === undefined) {
        state = create(world)
        states.set(world, state)
      }
      return state
    },
  }
}
