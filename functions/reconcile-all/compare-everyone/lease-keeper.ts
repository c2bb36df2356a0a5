/** Keeps the lease of everyone while a long listing goes on. */
import { everyoneKey } from '../../../core/lease/keys.ts'
import type { Instant } from '../../../core/words.ts'
import type { ComparePorts } from './run-state.ts'

/** Of the lease's five. */
const RENEW_AFTER_MS = 60_000

/** Throws `LeaseLost` from a renewal that came too late. */
export function leaseKeeper(
  { clock, leases }: ComparePorts,
  { fence, renewedAt }: { readonly fence: number; readonly renewedAt: Instant },
): () => Promise<void> {
  let last = renewedAt
  return async () => {
    const now = clock.now()
    if (now - last < RENEW_AFTER_MS) return
    await leases.renew({ key: everyoneKey, fence }, now)
    last = now
  }
}
