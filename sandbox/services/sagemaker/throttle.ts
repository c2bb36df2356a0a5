/** One token bucket for each operation, account and Region. */
import { studioFaults } from '../../studio/faults.ts'
import { defineStore, type World } from '../../world/world.ts'
import { AwsError, type Call } from '../service.ts'

interface Bucket {
  tokens: number
  filledAt: number
}

const buckets = defineStore(() => new Map<string, Bucket>())

/**
 * Throws `ThrottlingException` beyond `sagemaker.requestRate` calls a second; a burst of one
 * second's calls is let through. SageMaker's rates are not published: the row is assumed, and so
 * is the text.
 */
export function throttle(operation: string, call: Call): void {
  const { world } = call
  if (!studioFaults(world).throttling) return
  const rate = world.weather.draw('sagemaker.requestRate', world.random)
  const bucket = filled(world, `${call.accountId}/${call.region}/${operation}`, rate)
  if (bucket.tokens < 1) throw new AwsError('ThrottlingException', 'Rate exceeded')
  bucket.tokens -= 1
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
