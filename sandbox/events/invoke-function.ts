/**
 * Lambda's asynchronous invocation, as EventBridge and Scheduler use it: the caller is done once
 * Lambda has the event; Lambda itself tries a failing function again after one minute and after two
 * more (Lambda developer guide, invocation-async-error-handling), then drops the event. Failure
 * destinations and dead-letter queues of functions are not emulated; a drop is a notice.
 */
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { eventsState } from './state.ts'

const waits = [60_000, 120_000]

export interface Invocation {
  readonly functionArn: string
  readonly payload: unknown
  readonly caller: string
}

/** Resolves after the first try; rejects with `AwsError` when Lambda does not take the event. */
export async function invokeFunction(world: World, invocation: Invocation): Promise<void> {
  const failed = await tryOnce(world, invocation)
  if (failed) retryLater(world, invocation, { failed, retries: 0 })
}

/** Answers what the function failed with, undefined when it succeeded. */
async function tryOnce(world: World, invocation: Invocation): Promise<string | undefined> {
  const { functionArn, payload, caller } = invocation
  const result = await integrations.of(world).invokeFunction(functionArn, payload, caller)
  return result.ok ? undefined : `${result.errorType}: ${result.errorMessage}`
}

interface Attempt {
  readonly failed: string
  readonly retries: number
}

function retryLater(world: World, invocation: Invocation, { failed, retries }: Attempt): void {
  const wait = waits[retries]
  if (wait === undefined) {
    const { functionArn } = invocation
    eventsState
      .of(world)
      .notices.push(`Lambda dropped an event of ${functionArn} after 3 tries: ${failed}`)
    return
  }
  world.clock.at(world.clock.now() + wait, async () => {
    const again = await tryOnce(world, invocation)
    if (again) retryLater(world, invocation, { failed: again, retries: retries + 1 })
  })
}
