/** Takes the lease of everyone, or finds that it holds it, and says what the run shall do. */
import { LeaseLost } from '../../../core/errors.ts'
import { everyoneKey } from '../../../core/lease/keys.ts'
import type { Lease } from '../../../core/ports.ts'
import type { SeenAll } from './read-snapshot.ts'
import type { ComparePorts, RunState } from './run-state.ts'

/** The lease; undefined when another run holds it, which then goes round once more. */
export async function takeLease(
  { clock, leases }: ComparePorts,
  given: { readonly fence?: number },
): Promise<Lease | undefined> {
  const now = clock.now()
  let { fence } = given
  if (fence === undefined) {
    const because = { eventId: `everyone-at-${now}`, door: 'schedule', time: now } as const
    const request = { key: everyoneKey, because, now, removal: false, readDirectory: false }
    const answer = await leases.request(request)
    if (!answer.taken) return undefined
    fence = answer.held.fence
  }
  const lease = await leases.read(everyoneKey)
  if (!lease || lease.fence !== fence || lease.leaseUntil <= now)
    throw new LeaseLost(everyoneKey, fence)
  return lease
}

/** A changed map makes every profile worth a look, and so does who asks for it. */
export function begin(
  { clock, map }: ComparePorts,
  { lease, seen }: { readonly lease: Lease; readonly seen: SeenAll },
): RunState {
  const { lastRun } = seen
  const mapChanged = lastRun?.mapHash !== map.hash
  return {
    fence: lease.fence,
    id: `everyone-${lease.fence}`,
    door: lease.because.some(({ door }) => door === 'operator') ? 'operator' : 'schedule',
    seen: lease.wanted,
    startedAt: clock.now(),
    ...(lastRun ? { since: lastRun.startedAt } : {}),
    mapChanged,
    readStudio: mapChanged || lease.readStudio === true,
    next: 'groups',
    users: 0,
    groups: 0,
    profiles: 0,
    asked: {},
    findings: [],
    throttled: 0,
  }
}
