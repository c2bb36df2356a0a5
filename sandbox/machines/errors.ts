/** The ways an execution can go wrong, and a definition be wrong. */

/** A state failed under an error name; `Retry` and `Catch` may recover it. */
export class StateError extends Error {
  /** For example `States.Timeout`, or the `errorType` of a function. */
  readonly error: string | undefined
  readonly causeText: string | undefined

  constructor(error: string | undefined, causeText: string | undefined) {
    super(causeText ?? error ?? 'the execution failed')
    this.name = error ?? 'Error'
    this.error = error
    this.causeText = causeText
  }
}

/**
 * Ends the execution whatever its states catch: `States.DataLimitExceeded`, `States.Runtime`, the
 * machine's own time limit. AWS says that `States.ALL` catches neither of the two names
 * (concepts-error-handling in the Step Functions developer guide). That naming them outright does
 * not help either is assumed from reports of executions ended outside their `Catch`.
 */
export class FatalError extends StateError {
  readonly timedOut: boolean

  constructor(error: string, causeText: string, timedOut = false) {
    super(error, causeText)
    this.timedOut = timedOut
  }
}

/** A branch ends because a sibling failed or the execution was stopped; never seen by states. */
export class StoppedError extends Error {
  constructor() {
    super('stopped')
    this.name = 'StoppedError'
  }
}

/** A definition this interpreter does not run; each fault names the state and the field. */
export class DefinitionError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`the state machine is refused:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'DefinitionError'
    this.faults = faults
  }
}
