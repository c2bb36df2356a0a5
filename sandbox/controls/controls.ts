/** The sandbox's own pages: `/healthz` and everything below `/_sandbox`. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { putOperatorEvents } from '../events/operator-events.ts'
import { functionLogs } from '../lambdas/logs.ts'
import { listExecutions } from '../machines/executions.ts'
import { AwsError } from '../services/service.ts'
import { deployments } from '../template/deploy.ts'
import { topicNotices } from '../topics/notices.ts'
import type { DecisionCount } from '../world/call-log.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readBody } from './answers.ts'
import { moveClock, showClock } from './clock.ts'
import { clearFaults, postFaults } from './faults.ts'
import { showFiles, writeFiles } from './files.ts'
import { changeQuota } from './quotas.ts'
import { signInToDomain, signInToPortal, signToken } from './sign-in.ts'
import { stateOf } from './state.ts'

type Control = (world: World, request: HttpRequest) => HttpResponse | Promise<HttpResponse>

const longestWaitMs = 30_000

/** By method and path; README.md lists them, and a test compares. */
export const controls: Readonly<Record<string, Control>> = {
  'GET /healthz': () => json({ status: 'ready' }),
  'POST /_sandbox/events': putEvents,
  'GET /_sandbox/quiet': waitForQuiet,
  'GET /_sandbox/executions': (world) => json(listExecutions(world)),
  'GET /_sandbox/calls': (world) => json(callsWithDecisions(world)),
  'GET /_sandbox/decisions': (world) => json(world.calls.decisions()),
  'DELETE /_sandbox/calls': clearCalls,
  'GET /_sandbox/clock': showClock,
  'POST /_sandbox/clock': moveClock,
  'GET /_sandbox/state': (world) => json(stateOf(world)),
  'GET /_sandbox/resources': (world) => json(deployments.of(world).resources),
  'GET /_sandbox/logs': showLogs,
  'GET /_sandbox/notices': (world) => json(topicNotices(world)),
  'POST /_sandbox/faults': postFaults,
  'DELETE /_sandbox/faults': clearFaults,
  'GET /_sandbox/files': showFiles,
  'POST /_sandbox/files': writeFiles,
  'POST /_sandbox/quotas': changeQuota,
  'POST /_sandbox/portal-sessions': signInToPortal,
  'POST /_sandbox/studio-sign-ins': signInToDomain,
  'POST /_sandbox/web-identity-tokens': signToken,
}

/** Whether a path belongs to the sandbox itself and not to AWS. */
export function isControl(path: string): boolean {
  return path === '/healthz' || path === '/_sandbox' || path.startsWith('/_sandbox/')
}

/** Answers 404 for what there is not, and 400 or 409 with a sentence for what cannot be done. */
export async function answerControl(world: World, request: HttpRequest): Promise<HttpResponse> {
  const asked = `${request.method} ${request.path}`
  const control = controls[asked]
  if (!control) {
    const known = Object.keys(controls).join(', ')
    return json({ message: `There is no ${asked}; there are ${known}.` }, 404)
  }
  try {
    return await control(world, request)
  } catch (error) {
    if (error instanceof ControlRefused) return json({ message: error.message }, error.status)
    if (error instanceof RangeError) return json({ message: error.message }, 400)
    throw error
  }
}

/** One event or a list; none is put when one is wrong. */
async function putEvents(world: World, request: HttpRequest): Promise<HttpResponse> {
  const body = readBody(request)
  try {
    return json(await putOperatorEvents(world, Array.isArray(body) ? body : [body]))
  } catch (error) {
    if (error instanceof AwsError) throw new ControlRefused(error.message)
    throw error
  }
}

async function waitForQuiet(world: World, request: HttpRequest): Promise<HttpResponse> {
  const asked = request.query.get('timeoutMs') ?? String(longestWaitMs)
  const timeoutMs = Number(asked)
  if (!(timeoutMs >= 0)) throw new ControlRefused(`"timeoutMs" must be a number; it is ${asked}.`)
  const quiet = await world.clock.quiet(timeoutMs)
  return json({ quiet, nowMs: world.clock.now() }, quiet ? 200 : 408)
}

/** Each call with the decisions that it needed. */
function callsWithDecisions({ calls }: World): object[] {
  const decisions = calls.decisions()
  return calls.counts().map((row) => {
    const needed = decisions.filter(
      ({ caller, service, operation }) =>
        caller === row.caller && service === row.service && operation === row.action,
    )
    return needed.length > 0 ? { ...row, decisions: needed.map(withoutCall) } : row
  })
}

function withoutCall({ caller, service, operation, ...decision }: DecisionCount): object {
  return decision
}

function clearCalls(world: World): HttpResponse {
  world.calls.clear()
  return json([])
}

/** The lines of `?function=<name>`, or the names of the functions that have printed. */
function showLogs(world: World, request: HttpRequest): HttpResponse {
  const logs = functionLogs.of(world)
  const name = request.query.get('function')
  if (name === null) return json([...logs.keys()])
  return json(logs.get(name) ?? [])
}
