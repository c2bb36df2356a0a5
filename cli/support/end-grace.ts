/** Ends a suspended user's grace period now: retention still comes before anything is removed. */
import { userKey } from '../../core/lease/keys.ts'
import type { Write } from '../../core/ports.ts'
import type { Because } from '../../core/words.ts'
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
  const suspended = grants.filter(({ state }) => state === 'suspended' || state === 'archived')
  const writes = suspended.map((grant): Write => {
    return { kind: 'grant', grant: { ...grant, graceUntil: now }, recordedAt: now }
  })
  if (writes.length > 0) await ports.ledger.write(answer.held, writes, now)
  await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
}
