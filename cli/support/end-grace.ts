/**
 * Ends a suspended user's grace period now, and gives up the profile of who was renamed: retention
 * still comes before anything is removed.
 */
import { userKey } from '../../core/lease/keys.ts'
import type { Write } from '../../core/ports.ts'
import { signInNameOf } from '../../core/sign-in/name.ts'
import type { Because, Grant } from '../../core/words.ts'
import { CommandError, exitCode } from './exit.ts'
import type { CommandPorts } from './ports.ts'

/** Under the user's lease, which the reconciliation then goes on with. */
export async function endGrace(
  ports: CommandPorts,
  { userId, because }: { readonly userId: string; readonly because: Because },
): Promise<void> {
  const now = because.time
  const asked = { key: userKey(userId), because, now, removal: true, readDirectory: true }
  const answer = await ports.leases.request(asked)
  if (!answer.taken)
    throw new CommandError(
      exitCode.difference,
      `user ${userId} is being reconciled: say it again when that is done`,
    )
  const grants = await ports.ledger.grantsOf(userId)
  const userName = await ports.directory.userName(userId)
  const name = userName === undefined ? undefined : signInNameOf(userName)
  const writes = grants.flatMap((grant): Write[] => {
    const ended = endedOf({ ...grant, graceUntil: now }, name)
    return ended ? [{ kind: 'grant', grant: ended, recordedAt: now }] : []
  })
  if (writes.length > 0) await ports.ledger.write(answer.held, writes, now)
  await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
}

/** Undefined for what goes on as it is: it stands for its owner, or is on its way out already. */
function endedOf(grant: Grant, name: string | undefined): Grant | undefined {
  const { state, signInName } = grant
  if (state === 'deprovisioning' || state === 'deprovisioned') return undefined
  if (name !== undefined && signInName !== undefined && signInName !== name)
    return { ...grant, withheld: 'given up' }
  return state === 'suspended' || state === 'archived' ? grant : undefined
}
