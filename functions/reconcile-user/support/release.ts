/** Gives a user's lease back, unless more was asked for meanwhile. */
import type { Clock, Held, Leases, Write } from '../../../core/ports.ts'
import type { Instant } from '../../../core/words.ts'

/** What planning has to say at the release. */
export interface ReleaseWith {
  /** `wanted` as it stood before anything was read. */
  readonly seen: number
  /** Written in the same transaction. */
  readonly reads: readonly Write[]
  /** Instants at which somebody should look again; the soonest counts. */
  readonly lookAgain: readonly Instant[]
  /** Part of the work waits: see `Release`. */
  readonly undone?: boolean
}

export interface Released {
  /** More was asked for: the lease is still held, and nothing was written. */
  readonly again: boolean
  readonly othersWait: boolean
}

/** Throws `LeaseLost`. */
export async function release(
  ports: { readonly clock: Clock; readonly leases: Leases },
  held: Held,
  { seen, reads: writes, lookAgain, undone = false }: ReleaseWith,
): Promise<Released> {
  const now = ports.clock.now()
  const soonest = lookAgain.length > 0 ? { lookAgainAt: Math.min(...lookAgain) } : {}
  const answer = await ports.leases.release(held, { seen, now, writes, undone, ...soonest })
  return { again: !answer.released, othersWait: answer.released && answer.othersWait }
}
