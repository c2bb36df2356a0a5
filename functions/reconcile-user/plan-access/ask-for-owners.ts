/** Has a look at who has the user's name reserved, while the profile bound to it is live. */
import type { SignIn } from '../../../core/plan/plan-input.ts'
import type { Ledger } from '../../../core/ports.ts'
import { isWithinReach } from '../../../core/sign-in/let-in.ts'
import type { Because, Instant } from '../../../core/words.ts'
import { requestUser, type UserPorts } from '../../support/start-user.ts'

/** Whoever dies before it asks again: the user's own work is not done either. */
export async function askForOwners(
  ports: UserPorts & { readonly ledger: Ledger },
  {
    userId,
    signIn,
    now,
    because: [because],
  }: {
    readonly userId: string
    readonly signIn?: SignIn
    readonly now: Instant
    readonly because: readonly Because[]
  },
): Promise<void> {
  for (const owner of signIn?.owners.values() ?? []) {
    if (owner.userId === userId) continue
    const grants = await ports.ledger.grantsOf(owner.userId)
    const live = grants.some(
      (one) => one.profileName === owner.profileName && isWithinReach(one, now),
    )
    if (!live) continue
    const unasked = { eventId: `name-of-${userId}-at-${now}`, door: 'schedule', time: now } as const
    const cause = because ?? unasked
    await requestUser(ports, { userId: owner.userId, because: cause, now, removal: true })
  }
}
