/** Ends what a branch waits for: a sibling failed, the execution was stopped or is too late. */
import { FatalError, StoppedError } from './errors.ts'
import type { MachineClock } from './run.ts'

/** A moment at which waiting ends with an error. */
export interface Limit {
  readonly time: number
  readonly error: () => Error
}

export class Stopper {
  readonly #clock: MachineClock
  readonly #deadline: number | undefined
  readonly #listeners = new Set<() => void>()
  #stopped = false

  /** `deadline` is when the whole execution is too late, in milliseconds since 1970. */
  constructor(clock: MachineClock, deadline?: number) {
    this.#clock = clock
    this.#deadline = deadline
  }

  /** Stopped with this one, or alone. Call `release` once its branch has ended. */
  child(): { readonly stopper: Stopper; readonly release: () => void } {
    const stopper = new Stopper(this.#clock, this.#deadline)
    const stop = () => stopper.stop()
    this.#listeners.add(stop)
    return { stopper, release: () => this.#listeners.delete(stop) }
  }

  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    for (const listener of [...this.#listeners]) listener()
  }

  /** Throws when the branch may not go on. */
  check(): void {
    if (this.#stopped) throw new StoppedError()
    if (this.#deadline !== undefined && this.#clock.now() >= this.#deadline) throw tooLate()
  }

  async sleep(ms: number): Promise<void> {
    this.check()
    await this.#wait({ until: this.#clock.now() + ms })
  }

  /** Settles as `work` does, unless the limit or the execution's deadline comes first. */
  async wait<Value>(work: Promise<Value>, limit?: Limit): Promise<Value> {
    // Whoever was stopped meanwhile no longer hears how the work ended.
    work.catch(() => {})
    this.check()
    return (await this.#wait({ work, limit })) as Value
  }

  #wait(options: {
    readonly work?: Promise<unknown>
    readonly until?: number
    readonly limit?: Limit | undefined
  }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancels: Array<() => void> = []
      const settle = (action: () => void) => {
        for (const cancel of cancels) cancel()
        action()
      }
      const onStop = () => settle(() => reject(new StoppedError()))
      this.#listeners.add(onStop)
      cancels.push(() => this.#listeners.delete(onStop))
      options.work?.then(
        (value) => settle(() => resolve(value)),
        (error) => settle(() => reject(error)),
      )
      const end = earliest(options.limit, this.#deadline)
      const { until } = options
      if (until !== undefined && (!end || until < end.time)) {
        cancels.push(this.#clock.at(until, () => settle(() => resolve(undefined))))
      } else if (end) {
        cancels.push(this.#clock.at(end.time, () => settle(() => reject(end.error()))))
      }
    })
  }
}

function earliest(limit: Limit | undefined, deadline: number | undefined): Limit | undefined {
  if (deadline === undefined) return limit
  if (limit && limit.time < deadline) return limit
  return { time: deadline, error: tooLate }
}

function tooLate(): FatalError {
  return new FatalError('States.Timeout', 'The execution ran longer than its time limit.', true)
}
