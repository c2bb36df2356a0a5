/** When a change made by IAM's API begins to count for those who are judged by it. */
import { defineStore, type World } from '../world/world.ts'

interface Propagation {
  /** Not yet in force, in the order written. */
  readonly pending: Array<() => void>
  /** When the last of them will be, in milliseconds since the epoch. */
  lastAt: number
}

const propagations = defineStore<Propagation>(() => ({ pending: [], lastAt: 0 }))

/**
 * Runs `change` once `iam.propagation` has passed, and never before a change that was written
 * earlier (assumed). What the template and the seed bring is in force at once.
 */
export function propagate(world: World, change: () => void): void {
  const state = propagations.of(world)
  const delay = world.weather.draw('iam.propagation', world.random)
  state.lastAt = Math.max(state.lastAt, world.clock.now() + delay)
  state.pending.push(change)
  world.clock.at(state.lastAt, () => state.pending.shift()?.())
}
