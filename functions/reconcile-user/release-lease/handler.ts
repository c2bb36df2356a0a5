/** Gives the lease back, unless more was asked for meanwhile: then it says to go round again. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Log, ReconcileUserInput, Write } from '../../../core/ports.ts'
import type { Instant } from '../../../core/words.ts'

/** After a failure that a retry did not cure. */
const AFTER_FAILURE_MS = 5 * 60_000

export type ReleaseInput = ReconcileUserInput &
  (
    | {
        readonly failed?: false
        readonly seen: number
        readonly reads: readonly Write[]
        /** Instants at which somebody should look again; the soonest counts. */
        readonly lookAgain: readonly Instant[]
        /** Part of the work waits: see `Release`. */
        readonly undone?: boolean
      }
    /** The work failed: nothing read is kept, and the sweep looks again in five minutes. */
    | { readonly failed: true }
  )

export interface Released {
  /** More was asked for: the lease is still held. */
  readonly again: boolean
  readonly othersWait: boolean
}

export function releaseLease(ports: {
  readonly clock: Clock
  readonly leases: Leases
  readonly log: Log
}) {
  return async (input: ReleaseInput): Promise<Released> => {
    const { userId, fence } = input
    const held = { key: userKey(userId), fence }
    const now = ports.clock.now()
    if (input.failed) {
      await ports.leases.giveUp(held, now + AFTER_FAILURE_MS)
      ports.log.info('access is not true yet, lease given up', { userId, fence })
      return { again: false, othersWait: false }
    }
    const { seen, reads: writes, lookAgain, undone = false } = input
    const soonest = lookAgain.length > 0 ? { lookAgainAt: Math.min(...lookAgain) } : {}
    const answer = await ports.leases.release(held, {
      seen,
      now,
      writes,
      undone,
      ...soonest,
    })
    ports.log.info('lease has been looked at', { userId, fence, released: answer.released })
    return { again: !answer.released, othersWait: answer.released && answer.othersWait }
  }
}
