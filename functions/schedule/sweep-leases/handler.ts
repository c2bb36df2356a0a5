/**
 * Starts what is due: requests that found no place, leases whose holder died, ended grace periods.
 */
import { subjectOf } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Log, Workflows } from '../../../core/ports.ts'

/** As many as may run at once by default: what is left waits for the next sweep or release. */
const KEYS_PER_SWEEP = 100

export interface Swept {
  readonly due: number
  readonly started: number
}

export function sweepLeases(ports: {
  readonly clock: Clock
  readonly leases: Leases
  readonly workflows: Workflows
  readonly log: Log
}) {
  return async (): Promise<Swept> => {
    const keys = await ports.leases.due(ports.clock.now(), KEYS_PER_SWEEP)
    let started = 0
    let full = false
    for (const key of keys) {
      // Removals come first in the list, so who finds no place finds none for those behind either.
      if (full && subjectOf(key).kind === 'user') continue
      const answer = await ports.leases.take(key, ports.clock.now())
      full ||= !answer.taken && answer.why === 'no place'
      if (!answer.taken) continue
      await start(ports.workflows, key, answer.held.fence)
      started++
    }
    if (keys.length > 0) ports.log.info('due leases have been swept', { due: keys.length, started })
    return { due: keys.length, started }
  }
}

async function start(workflows: Workflows, key: string, fence: number): Promise<void> {
  const subject = subjectOf(key)
  switch (subject.kind) {
    case 'user':
      return workflows.reconcileUser({ userId: subject.userId, fence })
    case 'group':
      return workflows.reconcileGroup({ groupId: subject.groupId, fence })
    case 'role':
      return workflows.reconcileRole({ roleArn: subject.roleArn, fence })
    case 'everyone':
      return workflows.reconcileAll({ fence })
  }
}
