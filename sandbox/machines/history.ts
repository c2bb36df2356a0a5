/** What an execution did, event by event, in the shape of `GetExecutionHistory`. */
import { FatalError } from './errors.ts'

/** Details stand under AWS's name for the type, for example `taskFailedEventDetails`. */
export interface NewEvent {
  /** 0 for the first. */
  readonly previousEventId: number
  /** For example `TaskStateEntered`. */
  readonly type: string
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timestamp: number
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>>
}

/** An event with its place in the history, counted from 1. */
export interface HistoryEvent extends NewEvent {
  readonly id: number
}

/** Standard executions fail at this many (service quotas of the developer guide). */
export const HISTORY_LIMIT = 25_000

/**
 * Most states an Express execution enters. AWS states no such limit; the sandbox has one because a
 * loop that never waits would stop everything else.
 */
const EXPRESS_STATE_LIMIT = 1_000_000

export class History {
  readonly events: HistoryEvent[] = []
  readonly #keep: boolean
  readonly #limited: boolean
  #last = 0

  /** `keep: false` counts events without storing them. */
  constructor(options: { readonly keep: boolean; readonly limited: boolean }) {
    this.#keep = options.keep
    this.#limited = options.limited
  }

  /** The id of the newest event. */
  get length(): number {
    return this.#last
  }

  /**
   * Adds an event and answers its id. Throws `States.Runtime` instead when only the last event
   * that a Standard execution may have is left; error and text are those seen on AWS.
   */
  record(event: NewEvent): number {
    if (this.#limited && this.#last >= HISTORY_LIMIT - 1) {
      throw new FatalError(
        'States.Runtime',
        `The execution reached the maximum number of history events (${HISTORY_LIMIT}).`,
      )
    }
    if (!this.#limited && this.#last >= 2 * EXPRESS_STATE_LIMIT) {
      throw new FatalError('States.Runtime', 'The sandbox ends an execution that never waits.')
    }
    return this.#add(event)
  }

  /** Adds the event that closes the execution, for which there is always room. */
  close(event: NewEvent): void {
    this.#add(event)
  }

  #add(event: NewEvent): number {
    const id = ++this.#last
    if (this.#keep) this.events.push({ id, ...event })
    return id
  }
}
