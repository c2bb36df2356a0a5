/** Locks on items, taken many at once without deadlock, first come first served. */

export interface Locks {
  /**
   * Runs while holding every key. All keys are queued for in one step, so two holders never wait
   * for each other.
   */
  holding<Result>(
    keys: readonly string[],
    run: () => Promise<Result>,
    kind?: 'transaction' | 'single',
  ): Promise<Result>
  /** Who holds or waits for the key now. */
  busy(key: string): 'transaction' | 'single' | undefined
}

export function createLocks(): Locks {
  const queues = new Map<string, { last: Promise<void>; transactions: number }>()
  return {
    async holding(keys, run, kind = 'single') {
      const weight = kind === 'transaction' ? 1 : 0
      const before = keys.map((key) => queues.get(key)?.last)
      const { promise: mine, resolve: done } = Promise.withResolvers<void>()
      for (const key of keys) {
        const transactions = (queues.get(key)?.transactions ?? 0) + weight
        queues.set(key, { last: mine, transactions })
      }
      try {
        await Promise.all(before)
        return await run()
      } finally {
        for (const key of keys) {
          const queue = queues.get(key)
          if (queue) queue.transactions -= weight
          if (queue?.last === mine) queues.delete(key)
        }
        done()
      }
    },
    busy(key) {
      const queue = queues.get(key)
      if (!queue) return undefined
      return queue.transactions > 0 ? 'transaction' : 'single'
    },
  }
}
