/**
 * The interpreter of Amazon States Language with JSONata: it loads a machine and runs it on an
 * injected clock, source of randomness and task runner, with no I/O of its own.
 */
import { checkDefinition } from './check.ts'
import { compileFlow } from './compile.ts'
import { DefinitionError, FatalError, StateError, StoppedError } from './errors.ts'
import { runFlow } from './flow.ts'
import type { HistoryEvent, NewEvent } from './history.ts'
import { type Payload, payloadOf, toPlain } from './payload.ts'
import { Branch, type MachineClock, type MachineRandom, Run, type TaskRunner } from './run.ts'
import type { Definition, Flow } from './state.ts'

export { RESOURCES } from './check.ts'
export { DefinitionError, StateError } from './errors.ts'
export { HISTORY_LIMIT, type HistoryEvent } from './history.ts'
export { PAYLOAD_LIMIT } from './payload.ts'
export type {
  MachineClock,
  MachineRandom,
  MapItem,
  StateContext,
  TaskRunner,
} from './run.ts'

/** A machine that has been checked and compiled; run it as often as you like. */
export interface Machine {
  readonly definition: Definition
  readonly flow: Flow
  /** Limit of an execution, in seconds; none when absent. */
  readonly timeoutSeconds?: number
}

export interface RunOptions {
  readonly clock: MachineClock
  readonly random: MachineRandom
  readonly task: TaskRunner
  /** A JSON value; default `{}`. */
  readonly input?: unknown
  /** Default STANDARD, which alone fails at 25,000 history events. */
  readonly type?: 'STANDARD' | 'EXPRESS'
  /** Further limit in seconds; the shorter of this and the machine's own holds. */
  readonly timeoutSeconds?: number
  /** What `$states.context` says; each has a plain default. */
  readonly execution?: { readonly id: string; readonly name: string; readonly roleArn: string }
  readonly stateMachine?: { readonly id: string; readonly name: string }
  /** Default true. False saves the memory of the events; they are still counted. */
  readonly keepHistory?: boolean
}

export type Outcome =
  | {
      readonly status: 'SUCCEEDED'
      readonly output: unknown
      /** The output as JSON text. */
      readonly text: string
    }
  | {
      readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'
      readonly error?: string
      readonly cause?: string
    }

export interface MachineRun {
  /** Never rejects for what a machine does; a rejection is a fault of the interpreter. */
  readonly done: Promise<Outcome>
  /** Aborts the execution; without effect once it has ended. */
  stop(error?: string, cause?: string): void
  /**
   * State transitions as Standard bills them: one for the start, one for each state entered
   * (branches and iterations included), one for each retry. AWS's pricing page says that each step
   * executed and each retry counts; that the start counts one is assumed.
   */
  readonly transitions: () => number
  /** The events so far, oldest first; empty without `keepHistory`. */
  readonly history: readonly HistoryEvent[]
}

/**
 * Reads a definition (JSON text or value). Throws DefinitionError with every state and field that
 * is wrong or not supported here, `.waitForTaskToken`, `.sync`, Distributed Map, JSONPath and
 * HeartbeatSeconds among them.
 */
export function loadMachine(definition: string | Definition): Machine {
  const value: unknown = typeof definition === 'string' ? parse(definition) : definition
  const faults = checkDefinition(value)
  if (faults.length > 0) throw new DefinitionError(faults)
  const machine = value as Definition
  const flow = compileFlow(machine)
  if (machine.TimeoutSeconds === undefined) return { definition: machine, flow }
  return { definition: machine, flow, timeoutSeconds: Number(machine.TimeoutSeconds) }
}

/** Starts an execution; its first states run at once. */
export function runMachine(machine: Machine, options: RunOptions): MachineRun {
  const input: Payload = payloadOf(toPlain(options.input ?? {}), 'The execution input')
  const seconds = Math.min(
    machine.timeoutSeconds ?? Number.POSITIVE_INFINITY,
    options.timeoutSeconds ?? Number.POSITIVE_INFINITY,
  )
  const run = new Run({
    clock: options.clock,
    random: options.random,
    task: options.task,
    input,
    execution: options.execution ?? { id: 'execution', name: 'execution', roleArn: 'role' },
    stateMachine: options.stateMachine ?? { id: 'machine', name: 'machine' },
    type: options.type ?? 'STANDARD',
    keepHistory: options.keepHistory ?? true,
    deadline: Number.isFinite(seconds) ? options.clock.now() + seconds * 1000 : undefined,
  })
  let aborted: { readonly error?: string; readonly cause?: string } | undefined
  let ended = false
  const done = execute(machine.flow, run, input).then((outcome) => {
    ended = true
    const final: Outcome = aborted ? { status: 'ABORTED', ...aborted } : outcome
    close(run, final)
    return final
  })
  return {
    done,
    stop(error, cause) {
      if (ended || aborted) return
      aborted = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }
      run.stopper.stop()
    },
    transitions: () => run.transitions,
    history: run.history.events,
  }
}

async function execute(flow: Flow, run: Run, input: Payload): Promise<Outcome> {
  const branch = new Branch(run)
  try {
    branch.record('ExecutionStarted', [
      'executionStartedEventDetails',
      { input: input.text, roleArn: run.executionContext.RoleArn },
    ])
    const output = await runFlow(flow, input, branch)
    return { status: 'SUCCEEDED', output: output.value, text: output.text }
  } catch (thrown) {
    if (thrown instanceof StoppedError) return { status: 'ABORTED' }
    if (!(thrown instanceof StateError)) throw thrown
    return {
      status: thrown instanceof FatalError && thrown.timedOut ? 'TIMED_OUT' : 'FAILED',
      ...(thrown.error !== undefined && { error: thrown.error }),
      ...(thrown.causeText !== undefined && { cause: thrown.causeText }),
    }
  }
}

const CLOSING = {
  SUCCEEDED: ['ExecutionSucceeded', 'executionSucceededEventDetails'],
  FAILED: ['ExecutionFailed', 'executionFailedEventDetails'],
  TIMED_OUT: ['ExecutionTimedOut', 'executionTimedOutEventDetails'],
  ABORTED: ['ExecutionAborted', 'executionAbortedEventDetails'],
} as const

function close(run: Run, outcome: Outcome): void {
  const [type, name] = CLOSING[outcome.status]
  const details =
    outcome.status === 'SUCCEEDED'
      ? { output: outcome.text }
      : { error: outcome.error, cause: outcome.cause }
  const event: NewEvent = {
    previousEventId: run.history.length,
    type,
    timestamp: run.clock.now(),
  }
  run.history.close({ ...event, [name]: details })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new DefinitionError([`the definition is not JSON: ${thrown}`])
  }
}
