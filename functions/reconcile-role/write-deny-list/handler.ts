/**
 * Writes the Deny list of one role whole from the ledger. Only the holder of the role's lease
 * writes it: two leavers of one role at once would otherwise overwrite each other, since IAM knows
 * no condition on what stood before. A lease lives for five minutes and this function for one, so
 * no write of ours comes after the lease's end.
 */
import { LeaseLost } from '../../../core/errors.ts'
import { roleKey } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Ledger, OwnEvents, ReconcileRoleInput } from '../../../core/ports.ts'
import { fullEvents } from './full-events.ts'
import { type ListPorts, type ListWritten, writeList } from './write-list.ts'

/** A list that changes under every writing is left to the sweep after so many. */
const ROUNDS_MAX = 5

export interface DenyListPorts extends ListPorts {
  readonly clock: Clock
  readonly leases: Leases
  readonly ledger: Ledger
  readonly ownEvents: OwnEvents
}

export interface DenyListWritten {
  readonly denied: number
  /** Whom no policy names. */
  readonly leftOut: number
}

/** Throws `StillPending` while IAM does not show what was written. */
export function writeDenyList(ports: DenyListPorts) {
  return async ({ roleArn, fence }: ReconcileRoleInput): Promise<DenyListWritten> => {
    const { clock, leases, ledger } = ports
    const held = { key: roleKey(roleArn), fence }
    let written: ListWritten = { denied: 0, leftOut: [] }
    for (let round = 1; round <= ROUNDS_MAX; round++) {
      await leases.renew(held, clock.now())
      const lease = await leases.read(held.key)
      if (!lease || lease.fence !== fence) throw new LeaseLost(held.key, fence)
      written = await writeList(ports, roleArn, await ledger.deniedOn(roleArn))
      await ports.ownEvents.publish(fullEvents(ports, { roleArn, fence, ...written }))
      const answer = await leases.release(held, { seen: lease.wanted, now: clock.now() })
      if (answer.released) return counted(written)
    }
    await leases.giveUp(held, clock.now())
    return counted(written)
  }
}

/** No machine's state carries a list of users. */
function counted({ denied, leftOut }: ListWritten): DenyListWritten {
  return { denied, leftOut: leftOut.length }
}
