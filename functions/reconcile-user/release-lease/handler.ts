/** Gives the lease back, unless more was asked for meanwhile: then it says to go round again. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Log, ReconcileUserInput } from '../../../core/ports.ts'
import { type Released, type ReleaseWith, release } from '../support/release.ts'

/** After a failure that a retry did not cure. */
const AFTER_FAILURE_MS = 5 * 60_000

export type ReleaseInput = ReconcileUserInput &
  (
    | ({ readonly failed?: false } & ReleaseWith)
    /** The work failed: nothing read is kept, and the sweep looks again in five minutes. */
    | { readonly failed: true }
  )

export function releaseLease(ports: {
  readonly clock: Clock
  readonly leases: Leases
  readonly log: Log
}) {
  return async (input: ReleaseInput): Promise<Released> => {
    const { userId, fence } = input
    const held = { key: userKey(userId), fence }
    if (input.failed) {
      await ports.leases.giveUp(held, ports.clock.now() + AFTER_FAILURE_MS)
      ports.log.info('access is not true yet, lease given up', { userId, fence })
      return { again: false, othersWait: false }
    }
    const released = await release(ports, held, input)
    ports.log.info('lease has been looked at', { userId, fence, released: !released.again })
    return released
  }
}
