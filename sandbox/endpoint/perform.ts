/** Performs one action as its callers see it: checked on the way in and out, and recorded. */
import { type Action, AwsError, type Call, type Outcome } from '../services/service.ts'
import { checkOutcome, readRequest } from '../shapes/checks.ts'
import { refusedAccess } from './authorize.ts'
import type { Service } from './service-table.ts'

/**
 * Throws `AwsError` for what never reaches the service, so that no record is left: an action there
 * is not, a member of another type. Everything else is an outcome, which stands in the trail.
 */
export async function perform(
  service: Service,
  action: string,
  { input, call }: { readonly input: unknown; readonly call: Call },
): Promise<Outcome> {
  const run = actionOf(service, action)
  const { definition } = service
  const asked = { service: definition, action }
  const read = readRequest(call.world, asked, input)
  const refusal = read.refusal ?? refusedAccess(service, action, { input: read.input, call })
  const done = refusal
    ? { ok: false as const, error: refusal }
    : await outcomeOf(run, read.input, call)
  const outcome = checkOutcome(call.world, asked, done)
  definition.record?.(action, read.input, outcome, call)
  return outcome
}

/** Names that every object inherits are no actions. */
function actionOf({ definition, actions }: Service, action: string): Action {
  const known = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (known) return known
  const message = `the sandbox's ${definition.name} has no action ${action}`
  throw new AwsError('UnknownOperationException', message)
}

async function outcomeOf(action: Action, input: unknown, call: Call): Promise<Outcome> {
  try {
    return { ok: true, output: await action(input, call) }
  } catch (error) {
    // An action's error is its answer, and stands in the trail.
    return { ok: false, error: awsErrorOf(error) }
  }
}

/** A bug of the sandbox answers as AWS's own do, and is told on stderr. */
export function awsErrorOf(error: unknown): AwsError {
  if (error instanceof AwsError) return error
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`sandbox: a bug of the sandbox itself\n${told}\n`)
  const message = `a bug of the sandbox itself: ${error instanceof Error ? error.message : error}`
  return new AwsError('InternalFailure', message, 500)
}
