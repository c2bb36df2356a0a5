/** The Task state: hands its Arguments to whoever does the work, within a time limit. */
import { compileCompletion, nextOf } from '../completion.ts'
import { FatalError, StateError } from '../errors.ts'
import { compileTemplate, type Template } from '../expressions.ts'
import { payloadOf, toPlain } from '../payload.ts'
import { withRecovery } from '../recovery.ts'
import type { Definition, Execute, Visit } from '../state.ts'
import type { Limit } from '../stopper.ts'
import { isSeconds } from './wait.ts'

interface Kind {
  readonly resource: string
  readonly details: { readonly resourceType: string; readonly resource: string }
}

export function compileTask(definition: Definition): Execute {
  const resource = String(definition.Resource)
  const [resourceType = '', action = ''] = resource.split(':').slice(5)
  const kind: Kind = { resource, details: { resourceType, resource: action } }
  const template = compileTemplate(definition.Arguments, 'Arguments')
  const timeout =
    definition.TimeoutSeconds === undefined
      ? undefined
      : compileTemplate(definition.TimeoutSeconds, 'TimeoutSeconds')
  const complete = compileCompletion(definition, { field: '', next: nextOf(definition) })
  return withRecovery(definition, async (visit) => {
    const { name } = visit.state
    const sent = payloadOf(await visit.evaluate(template), `The state '${name}' Arguments`)
    const seconds = timeout && (await secondsOf(visit, timeout))
    const { run } = visit.branch
    visit.branch.record('TaskScheduled', [
      'taskScheduledEventDetails',
      {
        ...kind.details,
        region: run.executionContext.Id.split(':')[3] ?? '',
        parameters: sent.text,
        ...(seconds !== undefined && { timeoutInSeconds: seconds }),
      },
    ])
    visit.branch.record('TaskStarted', ['taskStartedEventDetails', kind.details])
    const limit = seconds === undefined ? undefined : limitAfter(run.clock.now(), seconds)
    const answer = await work(visit, { kind, taskArguments: sent.value, limit })
    const result = payloadOf(toPlain(answer ?? null), `The state '${name}' result`)
    visit.branch.record('TaskSucceeded', [
      'taskSucceededEventDetails',
      { ...kind.details, output: result.text },
    ])
    return complete(visit, result, { result: result.value })
  })
}

async function work(
  visit: Visit,
  call: { readonly kind: Kind; readonly taskArguments: unknown; readonly limit: Limit | undefined },
): Promise<unknown> {
  const { branch } = visit
  branch.stopper.check()
  let failure: StateError | undefined
  const working = perform(visit, call).catch((thrown: unknown) => {
    failure = stateErrorOf(thrown)
    throw failure
  })
  try {
    return await branch.stopper.wait(working, call.limit)
  } catch (thrown) {
    if (!(thrown instanceof StateError) || thrown instanceof FatalError) throw thrown
    const timedOut = thrown !== failure
    branch.record(timedOut ? 'TaskTimedOut' : 'TaskFailed', [
      timedOut ? 'taskTimedOutEventDetails' : 'taskFailedEventDetails',
      { ...call.kind.details, error: thrown.error, cause: thrown.causeText },
    ])
    throw thrown
  }
}

/** Async, so that a runner that throws outright fails the state like one that rejects. */
async function perform(
  visit: Visit,
  call: { readonly kind: Kind; readonly taskArguments: unknown },
): Promise<unknown> {
  return visit.branch.run.task(call.kind.resource, call.taskArguments, visit.context())
}

async function secondsOf(visit: Visit, template: Template): Promise<number> {
  const value = await visit.evaluate(template)
  if (!isSeconds(value) || value === 0) {
    throw visit.wrongValue('TimeoutSeconds', 'a whole number of seconds above 0')
  }
  return value
}

/** AWS gives no cause with a task's `States.Timeout`. */
function limitAfter(now: number, seconds: number): Limit {
  return { time: now + seconds * 1000, error: () => new StateError('States.Timeout', undefined) }
}

function stateErrorOf(thrown: unknown): StateError {
  if (thrown instanceof StateError) return thrown
  const errorType = thrown instanceof Error ? thrown.name : 'Error'
  const errorMessage = thrown instanceof Error ? thrown.message : String(thrown)
  return new StateError(errorType, JSON.stringify({ errorMessage, errorType }))
}
