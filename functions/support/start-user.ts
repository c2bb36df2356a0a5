/** Asks for a user's lease, and starts the reconciliation when it was free. */
import { userKey } from '../../core/lease/keys.ts'
import type { LeaseAnswer, Leases, Wait, Workflows } from '../../core/ports.ts'
import type { Because, Instant } from '../../core/words.ts'

export interface UserPorts {
  readonly leases: Leases
  readonly workflows: Workflows
  /** Without it, who begins while nobody runs may be left to the minute's sweep. */
  readonly wait?: Wait
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
  const asked = await ports.leases.request({ readDirectory: true, ...rest, key: userKey(userId) })
  const answer = await inTurn(ports, { userId, now: request.now }, asked)
  if (!answer.taken) return false
  await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
  return true
}

/**
 * Where it is not yet, and nobody runs whose release would start those who wait, takes the lease as
 * soon as others may begin. One user does, and at its release all who wait are started.
 */
export async function inTurn(
  { leases, wait }: Pick<UserPorts, 'leases' | 'wait'>,
  { userId, now }: Pick<UserRequest, 'userId' | 'now'>,
  answer: LeaseAnswer,
): Promise<LeaseAnswer> {
  if (!wait || answer.taken || answer.why !== 'not yet' || !answer.nobodyRuns) return answer
  await wait(answer.until - now)
  return leases.take(userKey(userId), answer.until)
}
