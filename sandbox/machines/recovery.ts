/** `Retry` and `Catch` of Task, Map and Parallel. */
import { type Completion, compileCompletion } from './completion.ts'
import { FatalError, StateError } from './errors.ts'
import { payloadOf } from './payload.ts'
import type { Definition, Execute, Step, Visit } from './state.ts'

interface Retrier {
  readonly errors: readonly string[]
  /** Seconds before the first retry. */
  readonly interval: number
  readonly attempts: number
  readonly backoff: number
  readonly longest: number
  readonly jitter: boolean
}

interface Catcher {
  readonly errors: readonly string[]
  readonly complete: Completion
}

/** Retries and catches around one attempt. Defaults: 3 retries, after 1 s, then twice as long. */
export function withRecovery(definition: Definition, attempt: Execute): Execute {
  const retriers = listOf(definition.Retry).map(compileRetrier)
  const catchers = listOf(definition.Catch).map(compileCatcher)
  if (retriers.length === 0 && catchers.length === 0) return attempt
  return async (visit) => {
    const used = retriers.map(() => 0)
    for (;;) {
      try {
        return await attempt(visit)
      } catch (thrown) {
        if (!(thrown instanceof StateError) || thrown instanceof FatalError) throw thrown
        if (await retries(visit, thrown, { retriers, used })) continue
        return await caught(visit, thrown, catchers)
      }
    }
  }
}

/** Waits and answers true when the first retrier that matches has attempts left. */
async function retries(
  visit: Visit,
  failure: StateError,
  budget: { readonly retriers: readonly Retrier[]; readonly used: number[] },
): Promise<boolean> {
  const index = budget.retriers.findIndex((retrier) => matches(retrier.errors, failure.error))
  const retrier = budget.retriers[index]
  const before = budget.used[index] ?? 0
  if (!retrier || before >= retrier.attempts) return false
  budget.used[index] = before + 1
  visit.retryCount++
  await visit.branch.stopper.sleep(delayMs(retrier, before, visit))
  visit.branch.run.transitions++
  return true
}

/** FULL jitter draws evenly between 0 and the delay; that AWS draws evenly is assumed. */
function delayMs(retrier: Retrier, before: number, visit: Visit): number {
  const delay = Math.min(retrier.interval * retrier.backoff ** before, retrier.longest) * 1000
  return Math.round(retrier.jitter ? visit.branch.run.random.next() * delay : delay)
}

async function caught(
  visit: Visit,
  failure: StateError,
  catchers: readonly Catcher[],
): Promise<Step> {
  const catcher = catchers.find(({ errors }) => matches(errors, failure.error))
  if (!catcher) throw failure
  const errorOutput = {
    ...(failure.error !== undefined && { Error: failure.error }),
    ...(failure.causeText !== undefined && { Cause: failure.causeText }),
  }
  const fallback = payloadOf(errorOutput, `The state '${visit.state.name}' error output`)
  return catcher.complete(visit, fallback, { errorOutput })
}

/** `States.TaskFailed` stands for every error but `States.Timeout`, `States.ALL` for every one. */
export function matches(errors: readonly string[], error = ''): boolean {
  return errors.some(
    (name) =>
      name === error ||
      name === 'States.ALL' ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout'),
  )
}

function compileRetrier(definition: Definition): Retrier {
  return {
    errors: definition.ErrorEquals as string[],
    interval: Number(definition.IntervalSeconds ?? 1),
    attempts: Number(definition.MaxAttempts ?? 3),
    backoff: Number(definition.BackoffRate ?? 2),
    longest: Number(definition.MaxDelaySeconds ?? Number.POSITIVE_INFINITY),
    jitter: definition.JitterStrategy === 'FULL',
  }
}

function compileCatcher(definition: Definition, index: number): Catcher {
  const place = { field: `Catch[${index}]/`, next: String(definition.Next) }
  return {
    errors: definition.ErrorEquals as string[],
    complete: compileCompletion(definition, place),
  }
}

function listOf(value: unknown): Definition[] {
  return (value ?? []) as Definition[]
}
