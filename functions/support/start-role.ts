/** Asks for a role's lease, and starts the writing of its Deny list when it was free. */
import { roleKey } from '../../core/lease/keys.ts'
import type { Clock, Leases, Workflows } from '../../core/ports.ts'
import type { Because } from '../../core/words.ts'

export interface RolePorts {
  readonly clock: Clock
  readonly leases: Leases
  readonly workflows: Workflows
}

export interface RoleRequest {
  readonly roleArn: string
  /** The first is noted; without any, a look that no event asked for. */
  readonly because: readonly Because[]
  /** True when somebody is to be denied. */
  readonly removal: boolean
}

/** What is asked for while the list is being written, its holder sees to before it ends. */
export async function requestRole(ports: RolePorts, request: RoleRequest): Promise<void> {
  const { roleArn, because, removal } = request
  const now = ports.clock.now()
  const key = roleKey(roleArn)
  const [first = { eventId: `${key}-at-${now}`, door: 'schedule', time: now } as const] = because
  const asked = { key, because: first, now, removal, readDirectory: false }
  const answer = await ports.leases.request(asked)
  if (answer.taken) await ports.workflows.reconcileRole({ roleArn, fence: answer.held.fence })
}
