/** The executions of a sandbox's machines: started, stopped, described, and let go in time. */
import { countOne } from '../metrics/service-metrics.ts'
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import { type HistoryEvent, type MachineRun, type Outcome, runMachine } from './interpreter.ts'
import { exceedsLimit } from './payload.ts'
import { type MachineType, type Resolved, resolveMachine, type StateMachine } from './registry.ts'
import { taskRunner } from './tasks.ts'

export type ExecutionStatus = 'RUNNING' | Outcome['status']

/** Plain facts of an execution. Dates are milliseconds since 1970; input and output JSON texts. */
export interface ExecutionSummary {
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly name: string
  readonly type: MachineType
  readonly status: ExecutionStatus
  readonly startDate: number
  readonly stopDate: number | undefined
  readonly input: string
  readonly output: string | undefined
  readonly error: string | undefined
  readonly cause: string | undefined
  /** State transitions as Standard bills them; counted for Express too, which are not billed so. */
  readonly transitions: number
}

export interface Execution {
  readonly executionArn: string
  readonly name: string
  readonly type: MachineType
  readonly stateMachineArn: string
  readonly versionArn: string | undefined
  readonly aliasArn: string | undefined
  readonly roleArn: string
  readonly input: string
  readonly startDate: number
  readonly run: MachineRun
  stopDate: number | undefined
  outcome: Outcome | undefined
}

/** Express executions end after five minutes (service quotas of the developer guide). */
export const EXPRESS_SECONDS = 300
/** How many executions that have ended are kept, and how many of their events; oldest go first. */
export const CLOSED_KEPT = 10_000
const CLOSED_EVENTS_KEPT = 1_000_000
/** How long the name of a Standard execution stays taken after its end, and how many are kept. */
const NAME_TAKEN_MS = 90 * 24 * 3_600_000
const NAMES_KEPT = 200_000

const LONGEST_NAME = 80
const FORBIDDEN_IN_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\ufffe\uffff]/u

interface Executions {
  /** By ARN, in order of their start. */
  readonly all: Map<string, Execution>
  /** ARNs of those that have ended, in order of their end. */
  readonly closed: Set<string>
  /** ARN of a Standard execution to when it ended, in that order. */
  readonly takenNames: Map<string, number>
  closedEvents: number
}

const executions = defineStore<Executions>(() => ({
  all: new Map(),
  closed: new Set(),
  takenNames: new Map(),
  closedEvents: 0,
}))

/**
 * Starts an execution and answers once its first states have begun. Rejects with AwsError
 * `StateMachineDoesNotExist`, `InvalidArn`, `InvalidName`, `InvalidExecutionInput` or, for the name
 * of another Standard execution of this machine within 90 days of its end,
 * `ExecutionAlreadyExists`. The same name with the same input answers the execution under way.
 *
 * The clock is not held: a machine's own code runs in promises only, which the virtual clock lets
 * finish before it jumps; whoever does a Task's work holds the clock for it.
 */
export async function startExecution(
  world: World,
  request: {
    readonly stateMachineArn: string
    readonly name?: string
    readonly input: string
    readonly caller: string
  },
): Promise<{ readonly executionArn: string; readonly startDate: number }> {
  const resolved = resolveMachine(world, request.stateMachineArn)
  const name = request.name ?? world.random.uuid()
  checkName(name)
  const input = parseInput(request.input)
  const executionArn = arnOf(resolved.stateMachine, name, world)
  forgetOldNames(world)
  const known = executions.of(world).all.get(executionArn)
  if (known && known.outcome === undefined && known.input === request.input) {
    return { executionArn, startDate: known.startDate }
  }
  if (known || executions.of(world).takenNames.has(executionArn)) {
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`)
  }
  const execution = launch(world, resolved, { executionArn, name, text: request.input, input })
  return { executionArn, startDate: execution.startDate }
}

/** Aborts an execution; one that has ended stays as it is. Answers when it ended. */
export async function stopExecution(
  world: World,
  request: { readonly executionArn: string; readonly error?: string; readonly cause?: string },
): Promise<{ readonly stopDate: number }> {
  const execution = findExecution(world, request.executionArn)
  execution.run.stop(request.error, request.cause)
  await execution.run.done
  return { stopDate: execution.stopDate ?? world.clock.now() }
}

/** Rejects with AwsError `InvalidArn` or `ExecutionDoesNotExist`. */
export function findExecution(world: World, executionArn: unknown): Execution {
  const parts = typeof executionArn === 'string' ? executionArn.split(':') : []
  if (parts[2] !== 'states' || (parts[5] !== 'execution' && parts[5] !== 'express')) {
    throw new AwsError('InvalidArn', `Invalid Arn: '${String(executionArn)}'`)
  }
  const execution = executions.of(world).all.get(String(executionArn))
  if (execution) return execution
  throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`)
}

/** Those under way and the last 10,000 that have ended, newest start first. */
export function listExecutions(world: World): ExecutionSummary[] {
  return [...executions.of(world).all.values()].reverse().map(summaryOf)
}

/** The executions of one machine with their status, newest start first. */
export function executionsOf(
  world: World,
  stateMachineArn: string,
): Array<{ readonly execution: Execution; readonly status: ExecutionStatus }> {
  return [...executions.of(world).all.values()]
    .reverse()
    .filter((execution) => execution.stateMachineArn === stateMachineArn)
    .map((execution) => ({ execution, status: execution.outcome?.status ?? 'RUNNING' }))
}

/** The events of an execution so far, oldest first. */
export function executionHistory(world: World, executionArn: string): readonly HistoryEvent[] {
  return findExecution(world, executionArn).run.history
}

export function summaryOf(execution: Execution): ExecutionSummary {
  const { outcome } = execution
  const failed = outcome && outcome.status !== 'SUCCEEDED' ? outcome : undefined
  return {
    executionArn: execution.executionArn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    type: execution.type,
    status: outcome?.status ?? 'RUNNING',
    startDate: execution.startDate,
    stopDate: execution.stopDate,
    input: execution.input,
    output: outcome?.status === 'SUCCEEDED' ? outcome.text : undefined,
    error: failed?.error,
    cause: failed?.cause,
    transitions: execution.run.transitions(),
  }
}

function launch(
  world: World,
  resolved: Resolved,
  given: {
    readonly executionArn: string
    readonly name: string
    readonly text: string
    readonly input: unknown
  },
): Execution {
  const { stateMachine, revision } = resolved
  const { roleArn } = revision
  const startDate = world.clock.now()
  const run = runMachine(revision.machine, {
    clock: world.clock,
    random: world.random,
    task: taskRunner(world, { machineArn: stateMachine.arn, roleArn, traced: stateMachine.traced }),
    input: given.input,
    type: stateMachine.type,
    ...(stateMachine.type === 'EXPRESS' && { timeoutSeconds: EXPRESS_SECONDS }),
    execution: { id: given.executionArn, name: given.name, roleArn },
    stateMachine: { id: stateMachine.arn, name: stateMachine.name },
  })
  const execution: Execution = {
    executionArn: given.executionArn,
    name: given.name,
    type: stateMachine.type,
    stateMachineArn: stateMachine.arn,
    versionArn: resolved.version?.arn,
    aliasArn: resolved.alias?.arn,
    roleArn,
    input: given.text,
    startDate,
    run,
    stopDate: undefined,
    outcome: undefined,
  }
  executions.of(world).all.set(given.executionArn, execution)
  void run.done.then((outcome) => close(world, execution, outcome))
  return execution
}

const ends = {
  SUCCEEDED: 'AWS/States ExecutionsSucceeded',
  FAILED: 'AWS/States ExecutionsFailed',
  TIMED_OUT: 'AWS/States ExecutionsTimedOut',
  ABORTED: 'AWS/States ExecutionsAborted',
} as const

function close(world: World, execution: Execution, outcome: Outcome): void {
  const arn = execution.stateMachineArn
  countOne(world, ends[outcome.status], { arn, dimension: ['StateMachineArn', arn] })
  const store = executions.of(world)
  const { executionArn } = execution
  execution.outcome = outcome
  execution.stopDate = world.clock.now()
  store.closed.add(executionArn)
  store.closedEvents += execution.run.history.length
  if (execution.type === 'STANDARD') store.takenNames.set(executionArn, execution.stopDate)
  for (const oldest of store.closed) {
    if (store.closed.size <= CLOSED_KEPT && store.closedEvents <= CLOSED_EVENTS_KEPT) break
    forget(store, oldest)
  }
}

function forget(store: Executions, executionArn: string): void {
  store.closedEvents -= store.all.get(executionArn)?.run.history.length ?? 0
  store.closed.delete(executionArn)
  store.all.delete(executionArn)
}

/** A name that is free again frees the execution that had it, too. */
function forgetOldNames(world: World): void {
  const store = executions.of(world)
  const oldest = world.clock.now() - NAME_TAKEN_MS
  for (const [arn, stopDate] of store.takenNames) {
    if (stopDate > oldest && store.takenNames.size <= NAMES_KEPT) break
    store.takenNames.delete(arn)
    if (store.closed.has(arn)) forget(store, arn)
  }
}

/** Express executions of one name stand side by side, each with an id of its own. */
function arnOf(stateMachine: StateMachine, name: string, world: World): string {
  const [arn, partition, service, region, account] = stateMachine.arn.split(':')
  const prefix = [arn, partition, service, region, account].join(':')
  return stateMachine.type === 'STANDARD'
    ? `${prefix}:execution:${stateMachine.name}:${name}`
    : `${prefix}:express:${stateMachine.name}:${name}:${world.random.uuid()}`
}

function checkName(name: string): void {
  if (name.length >= 1 && name.length <= LONGEST_NAME && !FORBIDDEN_IN_NAME.test(name)) return
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`)
}

/** That AWS refuses a long input under this name, and not as a ValidationException, is assumed. */
function parseInput(input: string): unknown {
  if (exceedsLimit(input)) {
    throw new AwsError('InvalidExecutionInput', 'Invalid State Machine Execution Input: too long')
  }
  try {
    return JSON.parse(input)
  } catch (thrown) {
    throw new AwsError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${String(thrown)}'`,
    )
  }
}
