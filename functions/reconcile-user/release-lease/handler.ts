/** Gives the lease back, unless more was asked for meanwhile: then it says to go round again. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Log, Write } from '../../../core/ports.ts'
import type { Instant } from '../../../core/words.ts'

/** After a failure that a retry did not cure. */
const AFTER_FAILURE_MS = 5 * 60_000

export interface ReleaseInput {
  readonly userId: string
  readonly fence: number
  readonly seen: number
  readonly reads: readonly Write[]
  /** Instants at which somebody should look again; the soonest counts. */
  readonly lookAgain: readonly Instant[]
  /** Set when the work failed: nothing read is kept, and the sweep looks again in five minutes. */
  readonly failed?: boolean
}

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
    const { userId, fence, seen, failed = false } = input
    const now = ports.clock.now()
    const lookAgain = failed ? [now + AFTER_FAILURE_MS] : input.lookAgain
    const soonest = lookAgain.length > 0 ? { lookAgainAt: Math.min(...lookAgain) } : {}
    const writes = failed ? [] : input.reads
    const answer = await ports.leases.release(
      { key: userKey(userId), fence },
      { seen, now, writes, ...soonest },
    )
    const othersWait = answer.released && answer.othersWait
    ports.log.info('lease has been looked at', { userId, fence, released: answer.released })
    return { again: !answer.released, othersWait }
  }
}
