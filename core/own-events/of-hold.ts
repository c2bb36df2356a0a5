/** Events of the deletion guard: a suspension is held; an operator answered. */
import { HOLD_MS } from '../guard/group-guard.ts'
import type { Hold } from '../guard/hold.ts'
import type { Because, Instant } from '../words.ts'
import { common, count, inWords } from './common.ts'
import type { OwnEvent } from './schemas.ts'

export interface HeldSuspension {
  readonly userId: string
  readonly hold: Hold
  /** Nobody else was held before: operators hear of a hold once, not of each who joins it. */
  readonly begins: boolean
  readonly at: Instant
  readonly because: readonly Because[]
  readonly mapHash: string
}

/** Its id follows from the user's wish, which stands while the user waits. */
export function heldEvent({
  userId,
  hold,
  begins,
  at,
  because,
  mapHash,
}: HeldSuspension): OwnEvent {
  const { groupId, hash, users } = hold
  const own = users.find((user) => user.userId === userId)
  if (!own) throw new Error(`user ${userId} is not in hold ${hash}`)
  const { since, teams, evidence } = own
  const end = inWords(since + HOLD_MS)
  return {
    kind: 'held',
    ...common('held', { identity: { userId, groupId, since }, at, because, mapHash }),
    groupId,
    hash,
    userId,
    teams: [...teams],
    evidence,
    users: users.length,
    expiresAt: inWords(hold.expiresAt),
    forOperators: begins,
    notice: {
      subject: 'Held: more users lose a group than the access map allows',
      text:
        `The deletion guard keeps the access of users who lost group ${groupId} until an ` +
        `operator approves or refuses exactly them; without an answer by ${end} they stay held.`,
      command: 'rollcall holds',
    },
  }
}

export interface AnsweredHold {
  readonly verb: 'approve' | 'refuse'
  readonly hold: Hold
  readonly at: Instant
  readonly mapHash: string
}

export function answeredEvent({ verb, hold, at, mapHash }: AnsweredHold): OwnEvent {
  const { groupId, hash, users } = hold
  const kind = verb === 'approve' ? 'approved' : 'refused'
  const because: Because[] = [
    { eventId: `hold ${hash.slice(0, 16)} ${kind}`, door: 'operator', time: at },
  ]
  const then = verb === 'approve' ? 'are suspended now' : 'keep their access until the set changes'
  return {
    kind,
    ...common(kind, { identity: { groupId, hash, at }, at, because, mapHash }),
    groupId,
    hash,
    users: users.length,
    forOperators: true,
    notice: {
      subject: `Hold ${kind}: ${count(users.length)}`,
      text: `An operator ${kind} hold ${hash} of group ${groupId}: its users ${then}.`,
      command: 'rollcall holds',
    },
  }
}
