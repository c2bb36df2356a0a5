/** Makes sure that the lease is still this execution's. */
import { LeaseLost } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import type { Clock, Lease, Leases } from '../../../core/ports.ts'

/** With less than this left of the lease's five minutes it is renewed before planning. */
const RENEW_BELOW_MS = 3 * 60_000

/** Throws `LeaseLost`. */
export async function hold(
  ports: { readonly clock: Clock; readonly leases: Leases },
  work: { readonly lease: Lease | undefined; readonly userId: string; readonly fence: number },
): Promise<Lease> {
  const { lease, fence } = work
  const key = userKey(work.userId)
  const now = ports.clock.now()
  if (!lease || lease.fence !== fence || lease.leaseUntil <= now) throw new LeaseLost(key, fence)
  if (lease.leaseUntil - now < RENEW_BELOW_MS) await ports.leases.renew({ key, fence }, now)
  return lease
}
