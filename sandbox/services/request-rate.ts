/** Token buckets: so many calls a second, and at once as many as one second's. */
import { defineStore, type World } from '../world/world.ts'

interface Bucket {
  tokens: number
  filledAt: number
}

const buckets = defineStore(() => new Map<string, Bucket>())

/** Takes a call out of the bucket of that key; false when it is empty. `row` is of the weather. */
export function withinRate(world: World, row: string, key: string): boolean {
  const rate = world.weather.draw(row, world.random)
  const bucket = filled(world, `${row} ${key}`, rate)
  if (bucket.tokens < 1) return false
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
