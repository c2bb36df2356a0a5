/**
 * The one clock of a sandbox: real, or virtual. Virtual time stands still while anything is held
 * and jumps to the next foreground timer once nothing is.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

export interface TimerOptions {
  /** A background timer (a schedule) fires when time passes it, but makes none pass. Default no. */
  readonly background?: boolean
}

export interface Clock {
  readonly kind: 'real' | 'virtual'
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Runs once at `timeMs` (at once when that is past). Answers a function that cancels it. */
  at(timeMs: number, run: () => void | Promise<void>, options?: TimerOptions): () => void
  /** Resolves after `ms`; a foreground timer. */
  sleep(ms: number): Promise<void>
  /** Says that something is running; time does not jump until the answered function is called. */
  hold(): () => void
  /** True once nothing is held and no foreground timer set; false after so much real time. */
  quiet(timeoutMs: number): Promise<boolean>
  /** Virtual clock only: passes `ms`, running timers on the way by time, then order of setting. */
  advance(ms: number): Promise<void>
  /** Drops all timers. */
  close(): void
}

interface Timer {
  readonly time: number
  readonly nonce: number
  readonly background: boolean
  readonly run: () => void | Promise<void>
  handle?: ReturnType<typeof setTimeout>
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1
/** How finely a virtual clock that follows real time moves. */
const FOLLOW_MS = 20

abstract class TimerClock {
  protected readonly timers = new Set<Timer>()
  #held = 0
  #nonce = 0
  #watchers = new Set<() => void>()

  abstract now(): number
  protected abstract started(timer: Timer): void
  protected abstract settled(): void

  at(timeMs: number, run: () => void | Promise<void>, options: TimerOptions = {}): () => void {
    const timer: Timer = {
      time: timeMs,
      nonce: this.#nonce++,
      background: options.background ?? false,
      // As a timer of Node's own, it goes on in the context in which it was set.
      run: AsyncLocalStorage.bind(run),
    }
    this.timers.add(timer)
    this.started(timer)
    return () => {
      this.timers.delete(timer)
      clearTimeout(timer.handle)
      this.changed()
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.now() + ms, resolve))
  }

  hold(): () => void {
    this.#held++
    let released = false
    return () => {
      if (released) return
      released = true
      this.#held--
      this.changed()
    }
  }

  async quiet(timeoutMs: number): Promise<boolean> {
    if (await this.isQuietForSure()) return true
    // A clock that was advanced stands at its target until somebody waits for more.
    this.changed()
    return new Promise((resolve) => {
      const watcher = () => {
        if (!this.isQuiet()) return
        void this.isQuietForSure().then((quiet) => quiet && finish(true))
      }
      const finish = (quiet: boolean) => {
        clearTimeout(limit)
        this.#watchers.delete(watcher)
        resolve(quiet)
      }
      const limit = setTimeout(() => finish(false), timeoutMs)
      this.#watchers.add(watcher)
      watcher()
    })
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer.handle)
    this.timers.clear()
  }

  protected get idle(): boolean {
    return this.#held === 0
  }

  protected isQuiet(): boolean {
    return this.idle && ![...this.timers].some((timer) => !timer.background)
  }

  protected async fire(timer: Timer): Promise<void> {
    this.timers.delete(timer)
    const release = this.hold()
    try {
      await timer.run()
    } finally {
      release()
    }
  }

  protected changed(): void {
    if (this.idle) this.settled()
    for (const watcher of this.#watchers) watcher()
  }

  private async isQuietForSure(): Promise<boolean> {
    for (let look = 0; look < 3; look++) {
      if (!this.isQuiet()) return false
      await nextTurn()
    }
    return this.isQuiet()
  }
}

export class RealClock extends TimerClock implements Clock {
  readonly kind = 'real'

  now(): number {
    return Date.now()
  }

  advance(): Promise<void> {
    throw new Error('the real clock cannot be advanced: start with --virtual-clock')
  }

  protected started(timer: Timer): void {
    const wait = Math.min(Math.max(0, timer.time - this.now()), LONGEST_TIMEOUT_MS)
    timer.handle = setTimeout(() => {
      if (timer.time > this.now()) this.started(timer)
      else void this.fire(timer)
    }, wait)
  }

  protected settled(): void {}
}

export class VirtualClock extends TimerClock implements Clock {
  readonly kind = 'virtual'
  #now: number
  #looking = false
  #target: number | undefined
  #arrived: (() => void) | undefined
  #following: ReturnType<typeof setInterval> | undefined
  readonly #listeners = new Set<(nowMs: number) => void>()

  constructor(startMs: number) {
    super()
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  /** Calls `listener` with each new time. Answers a function that stops it. */
  onChange(listener: (nowMs: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** From now on time passes as it does outside, from where it stands; it cannot be advanced. */
  followRealTime(): void {
    if (this.#following !== undefined) return
    const ahead = this.#now - Date.now()
    this.#following = setInterval(() => {
      const time = Date.now() + ahead
      for (let timer = this.#first(); timer && timer.time <= time; timer = this.#first()) {
        this.#pass(timer.time)
        void this.fire(timer)
      }
      this.#pass(time)
    }, FOLLOW_MS)
  }

  override close(): void {
    clearInterval(this.#following)
    super.close()
  }

  advance(ms: number): Promise<void> {
    if (this.#following !== undefined) throw new Error('the clock follows real time now')
    if (this.#target !== undefined) throw new Error('the clock is already being advanced')
    this.#target = this.#now + ms
    return new Promise((resolve) => {
      this.#arrived = resolve
      this.settled()
    })
  }

  protected started(): void {
    this.settled()
  }

  /** Looks again after the promises that are ready have run, so that time never jumps over work. */
  protected settled(): void {
    if (this.#looking || !this.idle || this.#following !== undefined) return
    this.#looking = true
    void nextTurn().then(() => {
      this.#looking = false
      if (this.idle) this.#jump()
    })
  }

  #jump(): void {
    const timer = this.#next()
    if (timer) {
      this.#pass(timer.time)
      void this.fire(timer)
      return
    }
    if (this.#target !== undefined) {
      this.#pass(this.#target)
      const arrived = this.#arrived
      this.#target = undefined
      this.#arrived = undefined
      arrived?.()
    }
  }

  #pass(time: number): void {
    if (time <= this.#now) return
    this.#now = time
    for (const listener of this.#listeners) listener(time)
  }

  #next(): Timer | undefined {
    const target = this.#target
    const first = this.#first()
    if (!first) return undefined
    if (target !== undefined) return first.time > target ? undefined : first
    return [...this.timers].some((timer) => !timer.background) ? first : undefined
  }

  /** The timer that is due first; of equal times, the one set first. */
  #first(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.timers) {
      const earlier = !first || timer.time < first.time
      if (earlier || (timer.time === first?.time && timer.nonce < first.nonce)) first = timer
    }
    return first
  }
}

/** Two turns of the event loop: promise chains and callbacks of finished I/O have run by then. */
async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}
