/**
 * Lambda's asynchronous invocation, as EventBridge and Scheduler use it: the caller is done once
 * Lambda has the event. Lambda itself tries a failing function again after one minute and after two
 * more, and a throttled one for six hours, first after a second and then ever later, five minutes
 * at most (Lambda developer guide, invocation-async-error-handling); then it drops the event.
 * Failure destinations and dead-letter queues of functions are not emulated; a drop is a notice.
 */
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { eventsState } from './state.ts'

const waits = [60_000, 120_000]

const throttledForMs = 6 * 3_600_000
const longestThrottledWaitMs = 300_000

export interface Invocation {
  readonly functionArn: string
  readonly payload: unknown
  readonly caller: string
}

/** Resolves after the first try; rejects with `AwsError` when Lambda does not take the event. */
export async function invokeFunction(world: World, invocation: Invocation): Promise<void> {
  const attempt = { sinceMs: world.clock.now(), failures: 0, throttles: 0 }
  await tryOnce(world, invocation, attempt)
}

interface Attempt {
  /** When Lambda got the event. */
  readonly sinceMs: number
  /** Tries so far that the function failed, and that found no concurrency left. */
  readonly failures: number
  readonly throttles: number
}

async function tryOnce(world: World, invocation: Invocation, attempt: Attempt): Promise<void> {
  const { functionArn, payload, caller } = invocation
  const { failures, throttles } = attempt
  try {
    const result = await integrations.of(world).invokeFunction(functionArn, payload, caller)
    if (result.ok) return
    const failed = `${result.errorType}: ${result.errorMessage}`
    const next = { ...attempt, failures: failures + 1 }
    retry(world, invocation, { attempt: next, waitMs: waits[failures], failed })
  } catch (error) {
    if (!(error instanceof AwsError) || error.status !== 429) throw error
    const waitMs = Math.min(1000 * 2 ** throttles, longestThrottledWaitMs)
    const isOver = world.clock.now() + waitMs > attempt.sinceMs + throttledForMs
    const next = { ...attempt, throttles: throttles + 1 }
    const failed = error.message
    retry(world, invocation, { attempt: next, waitMs: isOver ? undefined : waitMs, failed })
  }
}

interface Retry {
  readonly attempt: Attempt
  /** Undefined: there is no further try. */
  readonly waitMs: number | undefined
  readonly failed: string
}

function retry(world: World, invocation: Invocation, { attempt, waitMs, failed }: Retry): void {
  if (waitMs === undefined) {
    const tries = attempt.failures + attempt.throttles
    eventsState
      .of(world)
      .notices.push(
        `Lambda dropped an event of ${invocation.functionArn} after ${tries} tries: ${failed}`,
      )
    return
  }
  // Not answered to the clock, which would stand still while the function waits.
  world.clock.at(world.clock.now() + waitMs, () => void tryOnce(world, invocation, attempt))
}
