/** One look at what is due: each is started, removals first, while more may begin. */
import { subjectOf } from '../../../core/lease/keys.ts'
import type { Clock, Leases, Workflows } from '../../../core/ports.ts'
import type { Instant } from '../../../core/words.ts'

/** As many as may run at once by default: what is left waits for the next look or release. */
const KEYS_PER_LOOK = 100

interface StartPorts {
  readonly clock: Clock
  readonly leases: Leases
  readonly workflows: Workflows
}

/** `until`: when more may begin, if that is what somebody waits for. */
export async function startDue({ clock, leases, workflows }: StartPorts) {
  const keys = await leases.due(clock.now(), KEYS_PER_LOOK)
  let started = 0
  let full = false
  let until: Instant | undefined
  for (const key of keys) {
    // Removals come first in the list, so who may not begin keeps those behind from it too.
    if (full && subjectOf(key).kind === 'user') continue
    const answer = await leases.take(key, clock.now())
    if (answer.taken) {
      await start(workflows, key, answer.held.fence)
      started++
    } else if (answer.why !== 'held') {
      full = true
      if (answer.why === 'not yet') until = answer.until
    }
  }
  return { due: keys.length, started, until }
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
