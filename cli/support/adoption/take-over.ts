/** Makes a profile ours: the ledger first, then the tags, then reconciliation sets the role. */
import type { Adoption } from '../../../core/adoption/judge.ts'
import { userKey } from '../../../core/lease/keys.ts'
import { beginOf } from '../../../core/plan/apply.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Because } from '../../../core/words.ts'
import type { CommandPorts } from '../ports.ts'

/**
 * All of one user's, under the user's lease, which goes on to the reconciliation that is started.
 * Answers why not, when somebody else works on the user or has granted meanwhile. What broke off
 * half way is taken up by the same command again.
 */
export async function takeOver(
  ports: CommandPorts,
  adoptions: readonly Adoption[],
  because: Because,
): Promise<string | undefined> {
  const userId = adoptions[0]?.grant.userId
  if (userId === undefined) return undefined
  const now = ports.clock.now()
  const key = userKey(userId)
  const asked = { key, because, now, removal: false, readDirectory: true }
  const answer = await ports.leases.request(asked)
  if (!answer.taken)
    return `the user is being reconciled (${answer.why}): adopt again when that is done`
  const { held } = answer
  const grants = await ports.ledger.grantsOf(userId)
  const granted = adoptions.some(({ grant }) =>
    grants.some(
      ({ team, profileName, state }) =>
        team === grant.team && profileName !== grant.profileName && state !== 'deprovisioned',
    ),
  )
  if (!granted) {
    const writes = adoptions.map(
      ({ grant }) =>
        ({ kind: 'grant', grant: beginOf({ kind: 'change', grant }), recordedAt: now }) as const,
    )
    await ports.ledger.write(held, writes, now)
    for (const { profileArn, grant } of adoptions)
      await ports.studio.tagProfile(profileArn, tagsOf(grant))
  }
  await ports.workflows.reconcileUser({ userId, fence: held.fence })
  return granted ? 'the user was granted a profile of that team meanwhile' : undefined
}
