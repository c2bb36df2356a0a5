/** Retries of EventBridge and EventBridge Scheduler: how often, how long, how far apart. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { DeliveryFailed } from './delivery-failed.ts'

/** Defaults and bounds: 185 attempts (0 to 185) and 86,400 s (60 to 86,400), as documented. */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number
  readonly maximumEventAgeInSeconds: number
}

/** Throws `ValidationException` naming `place`. */
export function readRetryPolicy(value: unknown, place: string): RetryPolicy {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>
  return {
    maximumRetryAttempts: readBetween(given.MaximumRetryAttempts, {
      place: `${place}.MaximumRetryAttempts`,
      low: 0,
      high: 185,
    }),
    maximumEventAgeInSeconds: readBetween(given.MaximumEventAgeInSeconds, {
      place: `${place}.MaximumEventAgeInSeconds`,
      low: 60,
      high: 86_400,
    }),
  }
}

interface Bounds {
  readonly place: string
  readonly low: number
  /** The default, too. */
  readonly high: number
}

function readBetween(value: unknown, { place, low, high }: Bounds): number {
  const number = value === undefined ? high : Number(value)
  if (Number.isInteger(number) && number >= low && number <= high) return number
  throw new AwsError(
    'ValidationException',
    `${place} must be a whole number from ${low} to ${high}; it is ${JSON.stringify(value)}`,
  )
}

export type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds'

export interface Surrender {
  readonly failure: DeliveryFailed
  readonly retryAttempts: number
  /** Absent when the failure was not one to retry. */
  readonly exhausted?: ExhaustedCondition
}

export interface Delivery {
  readonly policy: RetryPolicy
  /** Rejects with `DeliveryFailed`; `attempt` counts from 1. */
  readonly send: (attempt: number) => Promise<void>
  /** Called once when there is nothing more to try. */
  readonly giveUp: (surrender: Surrender) => Promise<void>
}

/**
 * Resolves when the delivery was made or given up. The clock is not held for it: a function that is
 * sent to may wait for time to pass, and holds the clock itself for as long as it runs.
 */
export async function deliverWithRetries(world: World, delivery: Delivery): Promise<void> {
  const startedAt = world.clock.now()
  const lastMoment = startedAt + delivery.policy.maximumEventAgeInSeconds * 1000
  for (let retryAttempts = 0; ; retryAttempts++) {
    const failure = await tryOnce(delivery, retryAttempts + 1)
    if (!failure) return
    const delay = retryDelay(world, retryAttempts)
    const surrender = { failure, retryAttempts }
    if (!failure.retryable) return delivery.giveUp(surrender)
    const exhausted: ExhaustedCondition | undefined =
      retryAttempts >= delivery.policy.maximumRetryAttempts
        ? 'MaximumRetryAttempts'
        : world.clock.now() + delay > lastMoment
          ? 'MaximumEventAgeInSeconds'
          : undefined
    if (exhausted) return delivery.giveUp({ ...surrender, exhausted })
    await world.clock.sleep(delay)
  }
}

async function tryOnce(delivery: Delivery, attempt: number): Promise<DeliveryFailed | undefined> {
  try {
    await delivery.send(attempt)
    return undefined
  } catch (error) {
    if (error instanceof DeliveryFailed) return error
    throw error
  }
}

/**
 * Documented: exponential backoff with jitter. Assumed: doubling from `events.firstRetryDelay` to
 * `events.longestRetryDelay`, the upper half of each delay random. With the figures of
 * weather.json 185 attempts then take about the documented 24 hours.
 */
function retryDelay(world: World, retryAttempts: number): number {
  const first = world.weather.draw('events.firstRetryDelay', world.random)
  const longest = world.weather.draw('events.longestRetryDelay', world.random)
  const delay = Math.min(longest, first * 2 ** Math.min(retryAttempts, 30))
  return Math.round(delay / 2 + (delay / 2) * world.random.next())
}
