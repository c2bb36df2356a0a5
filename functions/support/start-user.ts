/** Asks for a user's lease, and starts the reconciliation when it was free. */
import { userKey } from '../../core/lease/keys.ts'
import type { Leases, Workflows } from '../../core/ports.ts'
import type { Because, Instant } from '../../core/words.ts'

export interface UserPorts {
  readonly leases: Leases
  readonly workflows: Workflows
}

export interface UserRequest {
  readonly userId: string
  readonly because: Because
  readonly now: Instant
  readonly removal: boolean
  /** Default true: nothing newer than the request backs the snapshot. */
  readonly readDirectory?: boolean
  /** Default false. */
  readonly readStudio?: boolean
}

/** True when an execution was started; false when the holder, or the sweep, will see to it. */
export async function requestUser(ports: UserPorts, request: UserRequest): Promise<boolean> {
  const { userId, ...rest } = request
  const answer = await ports.leases.request({ readDirectory: true, ...rest, key: userKey(userId) })
  if (!answer.taken) return false
  await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
  return true
}
