/** The warm workers of a sandbox: reused, so many of a function and in all. */
import type { LambdaWorker } from './lambda-worker.ts'

/** Workers alive at a time at least, unless told otherwise: each takes 25 to 70 MB. */
export const defaultConcurrency = 6

interface Slot {
  readonly key: string
  worker: LambdaWorker
  busy: boolean
  /** Its function waits on purpose. */
  waiting: boolean
  /** Order of last use. */
  used: number
}

interface Waiting {
  readonly key: string
  readonly make: () => LambdaWorker
  readonly resolve: (lease: WorkerLease) => void
}

export interface WorkerLease {
  readonly worker: LambdaWorker
  /** The worker was started for this lease. */
  readonly cold: boolean
  /** Says whether the function waits on purpose: meanwhile another of its own may run. */
  waits(waiting: boolean): void
  /** Gives the worker back; dead ones are dropped. */
  release(): void
}

export class WorkerPool {
  /**
   * Invocations that run at a time, in all; 1 makes runs of equal seed equal. A function that waits
   * for another's answer then waits for ever.
   */
  atOnce = Number.POSITIVE_INFINITY
  /** May be changed at any time; a lower number takes effect as workers are given back. */
  concurrency = defaultConcurrency
  /**
   * Invocations of one function that run at a time; those that wait on purpose are not counted. A
   * cold worker costs as much processor as some ten warm invocations, and its code is slow until
   * it has run often.
   */
  perFunction = Number.POSITIVE_INFINITY
  readonly #slots = new Set<Slot>()
  readonly #queue: Waiting[] = []
  #uses = 0
  #closed = false

  /** Invocations waiting for a worker. */
  get waiting(): number {
    return this.#queue.length
  }

  /** A worker for `key` (function and version), first come first served among those it can do. */
  lease(key: string, make: () => LambdaWorker): Promise<WorkerLease> {
    return new Promise((resolve) => {
      this.#queue.push({ key, make, resolve })
      this.#serve()
    })
  }

  /** Ends idle workers whose key starts with `prefix`. */
  retire(prefix: string): void {
    for (const slot of [...this.#slots])
      if (!slot.busy && slot.key.startsWith(prefix)) this.#drop(slot)
  }

  /** Whoever asks for a worker from now on waits for ever: what goes on has nobody to end it. */
  async close(): Promise<void> {
    this.#closed = true
    this.#queue.length = 0
    const slots = [...this.#slots]
    this.#slots.clear()
    await Promise.all(slots.map((slot) => slot.worker.end()))
  }

  #serve(): void {
    if (this.#closed) return
    for (const next of [...this.#queue]) {
      const lease = this.#leaseFor(next)
      if (!lease) continue
      this.#queue.splice(this.#queue.indexOf(next), 1)
      next.resolve(lease)
    }
  }

  #leaseFor({ key, make }: Waiting): WorkerLease | undefined {
    const idle = [...this.#slots].filter((slot) => !slot.busy)
    if (this.#slots.size - idle.length >= this.atOnce) return undefined
    for (const slot of idle) if (!slot.worker.alive) this.#drop(slot)
    if (this.#running(key) >= this.perFunction) return undefined
    const warm = idle.find((slot) => slot.key === key && slot.worker.alive)
    if (warm) return this.#take(warm, false)
    if (this.#slots.size >= this.concurrency) {
      const oldest = idle
        .filter((slot) => this.#slots.has(slot))
        .sort((left, right) => left.used - right.used)[0]
      if (!oldest) return undefined
      this.#drop(oldest)
    }
    const slot: Slot = { key, worker: make(), busy: false, waiting: false, used: 0 }
    this.#slots.add(slot)
    return this.#take(slot, true)
  }

  #running(key: string): number {
    return [...this.#slots].filter((slot) => slot.key === key && slot.busy && !slot.waiting).length
  }

  #take(slot: Slot, cold: boolean): WorkerLease {
    slot.busy = true
    slot.used = ++this.#uses
    return {
      worker: slot.worker,
      cold,
      waits: (waiting) => {
        slot.waiting = waiting
        if (waiting) this.#serve()
      },
      release: () => {
        slot.busy = false
        slot.waiting = false
        if (!slot.worker.alive || this.#slots.size > this.concurrency) this.#drop(slot)
        this.#serve()
      },
    }
  }

  #drop(slot: Slot): void {
    this.#slots.delete(slot)
    void slot.worker.end()
  }
}
