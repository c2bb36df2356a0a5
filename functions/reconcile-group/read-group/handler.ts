/** Reads a group too large for its event's own function, or one whose holder died. */
import { LeaseLost } from '../../../core/errors.ts'
import { groupKey } from '../../../core/lease/keys.ts'
import type { Log, ReconcileGroupInput } from '../../../core/ports.ts'
import { type GroupOutcome, type GroupPorts, readGroup } from '../../support/read-group.ts'

/** Identity Center allows 100,000 users (Identity Center quotas): 1,000 pages of 100. */
const PAGES_MAX = 1_000

export function readGroupInFull(ports: GroupPorts & { readonly log: Log }) {
  return async ({ groupId, fence }: ReconcileGroupInput): Promise<GroupOutcome> => {
    const held = { key: groupKey(groupId), fence }
    await ports.leases.renew(held, ports.clock.now())
    const lease = await ports.leases.read(held.key)
    if (!lease || lease.fence !== fence) throw new LeaseLost(held.key, fence)
    const because = lease.because[0] ?? {
      eventId: `${held.key}#${fence}`,
      door: 'schedule',
      time: ports.clock.now(),
    }
    const work = { held, seen: lease.wanted, because, pagesMax: PAGES_MAX }
    const read = await readGroup(ports, work)
    ports.log.info('group has been read', { groupId, ...read })
    return read
  }
}
