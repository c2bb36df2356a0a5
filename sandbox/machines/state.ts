/** What every state is once compiled, and how its templates are evaluated. */
import { StateError } from './errors.ts'
import type { Template } from './expressions.ts'
import type { Payload } from './payload.ts'
import type { Branch, StateContext } from './run.ts'

export type StateType =
  | 'Task'
  | 'Choice'
  | 'Map'
  | 'Parallel'
  | 'Wait'
  | 'Pass'
  | 'Succeed'
  | 'Fail'

export type Definition = Readonly<Record<string, unknown>>

/** Where a state leads: no `next` means that its flow has ended. */
export interface Step {
  readonly next: string | undefined
  readonly output: Payload
}

export type Execute = (visit: Visit) => Promise<Step>

export interface State {
  readonly name: string
  readonly type: StateType
  readonly execute: Execute
}

export interface Flow {
  readonly start: State
  readonly states: ReadonlyMap<string, State>
}

/** Exported by each file of `states/`. Throws an Error that begins with the faulty field. */
export type StateCompiler = (
  definition: Definition,
  compileFlow: (flow: Definition) => Flow,
) => Execute

/** What `$states` holds beside `input` and `context`. */
export type Extra =
  | { readonly result: unknown }
  | { readonly errorOutput: unknown }
  | Readonly<Record<string, never>>

const NOTHING: Readonly<Record<string, never>> = {}

/** One stay in a state, retries included. */
export class Visit {
  readonly branch: Branch
  readonly state: State
  readonly input: Payload
  readonly enteredEventId: number
  retryCount = 0
  readonly #enteredAt: number

  constructor(branch: Branch, state: State, input: Payload) {
    this.branch = branch
    this.state = state
    this.input = input
    this.enteredEventId = branch.lastEventId
    this.#enteredAt = branch.run.clock.now()
  }

  context(mapItem = this.branch.mapItem): StateContext {
    const { executionContext, stateMachine } = this.branch.run
    const context = {
      Execution: executionContext,
      State: {
        EnteredTime: new Date(this.#enteredAt).toISOString(),
        Name: this.state.name,
        RetryCount: this.retryCount,
      },
      StateMachine: stateMachine,
    }
    return mapItem ? { ...context, Map: { Item: mapItem } } : context
  }

  /** Throws `States.QueryEvaluationError` in AWS's words when the template has no value. */
  async evaluate(
    template: Template,
    extra: Extra = NOTHING,
    mapItem = this.branch.mapItem,
  ): Promise<unknown> {
    const states = () => ({ input: this.input.value, context: this.context(mapItem), ...extra })
    try {
      return await template({ states, variables: this.branch.variables, run: this.branch.run })
    } catch (thrown) {
      if (!(thrown instanceof StateError)) throw thrown
      throw this.evaluationFailed(thrown)
    }
  }

  /** A value of the wrong kind is an evaluation error too. */
  wrongValue(field: string, expected: string): StateError {
    const problem = `The field '${field}' must be ${expected}.`
    return this.evaluationFailed(new StateError('States.QueryEvaluationError', problem))
  }

  private evaluationFailed(failure: StateError): StateError {
    const { name } = this.state
    const error = failure.error ?? 'States.QueryEvaluationError'
    const cause =
      `An error occurred while executing the state '${name}' (entered at the event id ` +
      `#${this.enteredEventId}). ${failure.causeText}`
    this.branch.record('EvaluationFailed', [
      'evaluationFailedEventDetails',
      { state: name, error, cause },
    ])
    return new StateError(error, cause)
  }
}
