/** One execution under way: what it was given, and what its states share. */
import { History, type NewEvent } from './history.ts'
import type { Payload } from './payload.ts'
import { Stopper } from './stopper.ts'
import { Variables } from './variables.ts'

/** The part of the sandbox's Clock a machine needs; both of its clocks will do. */
export interface MachineClock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Runs once at `timeMs`; answers a function that cancels it. */
  at(timeMs: number, run: () => void): () => void
}

/** The part of the sandbox's Random a machine needs. */
export interface MachineRandom {
  /** In [0, 1). */
  next(): number
  uuid(): string
}

/** `$states.context`: the context object of the developer guide. */
export interface StateContext {
  readonly Execution: {
    readonly Id: string
    readonly Input: unknown
    readonly Name: string
    readonly RoleArn: string
    readonly StartTime: string
    readonly RedriveCount: 0
  }
  readonly State: {
    readonly EnteredTime: string
    readonly Name: string
    readonly RetryCount: number
  }
  readonly StateMachine: { readonly Id: string; readonly Name: string }
  readonly Map?: { readonly Item: MapItem }
}

export interface MapItem {
  readonly Index: number
  readonly Value: unknown
}

/**
 * Does a Task's work. Rejects with `StateError` to name the state's error and its cause; any other
 * Error fails the state as a Lambda function's would: its `name`, and as cause the JSON text of
 * `{errorMessage, errorType}`.
 */
export type TaskRunner = (
  resource: string,
  taskArguments: unknown,
  context: StateContext,
) => Promise<unknown>

export interface RunInput {
  readonly clock: MachineClock
  readonly random: MachineRandom
  readonly task: TaskRunner
  readonly input: Payload
  readonly execution: { readonly id: string; readonly name: string; readonly roleArn: string }
  readonly stateMachine: { readonly id: string; readonly name: string }
  /** Standard executions fail at 25,000 history events. */
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly keepHistory: boolean
  /** Milliseconds since 1970. */
  readonly deadline: number | undefined
}

type Details = Readonly<Record<string, unknown>>

export class Run {
  readonly clock: MachineClock
  readonly random: MachineRandom
  readonly task: TaskRunner
  readonly history: History
  readonly stopper: Stopper
  readonly stateMachine: StateContext['StateMachine']
  readonly executionContext: StateContext['Execution']
  /** See `MachineRun.transitions`. */
  transitions = 1

  constructor(given: RunInput) {
    this.clock = given.clock
    this.random = given.random
    this.task = given.task
    this.history = new History({ keep: given.keepHistory, limited: given.type === 'STANDARD' })
    this.stopper = new Stopper(given.clock, given.deadline)
    this.stateMachine = { Id: given.stateMachine.id, Name: given.stateMachine.name }
    this.executionContext = {
      Id: given.execution.id,
      Input: given.input.value,
      Name: given.execution.name,
      RoleArn: given.execution.roleArn,
      StartTime: new Date(given.clock.now()).toISOString(),
      RedriveCount: 0,
    }
  }
}

/** One line of states in a run: the whole machine, a Parallel branch or a Map iteration. */
export class Branch {
  readonly run: Run
  readonly variables: Variables
  readonly stopper: Stopper
  readonly mapItem: MapItem | undefined
  lastEventId: number

  constructor(
    run: Run,
    parent?: { readonly branch: Branch; readonly stopper: Stopper; readonly mapItem?: MapItem },
  ) {
    this.run = run
    this.variables = parent ? parent.branch.variables.inner() : new Variables()
    this.stopper = parent?.stopper ?? run.stopper
    this.mapItem = parent?.mapItem ?? parent?.branch.mapItem
    this.lastEventId = parent?.branch.lastEventId ?? 0
  }

  /** Adds to the history, after this branch's latest event. */
  record(type: string, details?: readonly [name: `${string}EventDetails`, Details]): void {
    this.lastEventId = this.run.history.record(this.event(type, details))
  }

  event(type: string, details?: readonly [name: `${string}EventDetails`, Details]): NewEvent {
    const timestamp = this.run.clock.now()
    const base: NewEvent = { previousEventId: this.lastEventId, type, timestamp }
    return details ? { ...base, [details[0]]: details[1] } : base
  }
}
