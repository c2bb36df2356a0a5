/** Token buckets: so many calls a second, and at once as many as one second's. */
import { defineStore, type World } from '../world/world.ts'

interface Bucket {
  tokens: number
  filledAt: number
}

export interface RequestRates {
  /** Whether calls beyond a rate are refused. Default true. */
  enforced: boolean
  /** Calls refused, by what they are counted as, for example `identitystore DescribeUser`. */
  readonly refused: Map<string, number>
}

const buckets = defineStore(() => new Map<string, Bucket>())

const rates = defineStore<RequestRates>(() => ({ enforced: true, refused: new Map() }))

export function requestRates(world: World): RequestRates {
  return rates.of(world)
}

/** What calls are counted together. */
export interface Rated {
  /** Of the weather: calls a second. */
  readonly row: string
  /** For example a service and its operation. */
  readonly of: string
  /** Whose calls, for example an account and Region. Default everybody's. */
  readonly by?: string
}

/** Takes a call out of its bucket; false when that is empty. */
export function withinRate(world: World, { row, of, by = '' }: Rated): boolean {
  const { enforced, refused } = rates.of(world)
  if (!enforced) return true
  const rate = world.weather.draw(row, world.random)
  const bucket = filled(world, `${of} ${by}`, rate)
  if (bucket.tokens < 1) {
    refused.set(of, (refused.get(of) ?? 0) + 1)
    return false
  }
  bucket.tokens -= 1
  return true
}

function filled(world: World, key: string, rate: number): Bucket {
  const store = buckets.of(world)
  const now = world.clock.now()
  const bucket = store.get(key) ?? { tokens: rate, filledAt: now }
  bucket.tokens = Math.min(rate, bucket.tokens + ((now - bucket.filledAt) / 1000) * rate)
  bucket.filledAt = now
  store.set(key, bucket)
  return bucket
}
