/** Events of what operators do, and of what they must do. */
import type { Freeze, Instant } from '../words.ts'
import { common, count, inWords } from './common.ts'
import type { OwnEvent } from './schemas.ts'

export interface Now {
  readonly at: Instant
  readonly mapHash: string
}

export function frozenEvent({ scope, since, until }: Freeze, { at, mapHash }: Now): OwnEvent {
  const because = [{ eventId: 'freeze', door: 'operator', time: at }] as const
  const ends = until === undefined ? 'until it is lifted' : `until ${inWords(until)}`
  return {
    kind: 'frozen',
    ...common('frozen', { identity: { scope, since, until }, at, because, mapHash }),
    scope,
    ...(until !== undefined && { until: inWords(until) }),
    forOperators: true,
    notice: {
      subject: `Frozen: ${scope}`,
      text: `An operator froze ${scope} ${ends}; steps that have begun are finished.`,
      command: 'rollcall freeze --off',
    },
  }
}

/** `users` waited, and have been asked for. */
export function unfrozenEvent(users: number, { at, mapHash }: Now): OwnEvent {
  const because = [{ eventId: 'freeze lifted', door: 'operator', time: at }] as const
  return {
    kind: 'unfrozen',
    ...common('unfrozen', { identity: { at }, at, because, mapHash }),
    users,
    forOperators: true,
    notice: {
      subject: 'The freeze is lifted',
      text: `An operator lifted the freeze; ${count(users)} whose changes waited are asked for.`,
      command: 'rollcall plan --changes',
    },
  }
}

/** One event for each user, and one that counts them, which operators hear. */
export function restoredEvents(userIds: readonly string[], { at, mapHash }: Now): OwnEvent[] {
  const because = [{ eventId: 'restore', door: 'operator', time: at }] as const
  const who = (users: number, userId?: string) =>
    userId === undefined ? count(users) : `user ${userId}`
  const restored = (users: number, userId?: string): OwnEvent => ({
    kind: 'restored',
    ...common('restored', { identity: { at, users, userId }, at, because, mapHash }),
    ...(userId !== undefined && { userId }),
    users,
    forOperators: userId === undefined,
    notice: {
      subject: `Restored: ${count(users)}`,
      text: `An operator undid the leave of ${who(users, userId)}.`,
      command: userId === undefined ? 'rollcall plan --changes' : `rollcall explain ${userId}`,
    },
  })
  return [...userIds.map((userId) => restored(1, userId)), restored(userIds.length)]
}

/** More than these are not named in a notice: the function's log has them all. */
const NAMED_MAX = 8

/**
 * A role's Deny list names `profiles` profiles, and those in `leftOut` not. `fence` is that of the
 * role's lease: a list that is written again under it says the same.
 */
export function denyListFullEvent(
  full: { readonly roleArn: string; readonly profiles: number; readonly fence: number },
  leftOut: readonly string[],
  { at, mapHash }: Now,
): OwnEvent {
  const { roleArn, profiles } = full
  const others = leftOut.length - NAMED_MAX
  const named = leftOut.slice(0, NAMED_MAX).join(', ') + (others > 0 ? ` and ${others} more` : '')
  return {
    kind: 'deny list full',
    ...common('deny list full', { identity: full, at, because: [], mapHash }),
    roleArn,
    profiles,
    leftOut: leftOut.length,
    forOperators: true,
    notice: {
      subject: 'The Deny list of a role is full',
      text:
        `The Deny list of ${roleArn} names ${profiles} profiles and has no room for ${named}: ` +
        'what sessions of theirs are still open ends only when their credentials do.',
      command: `rollcall explain --role ${roleArn}`,
    },
  }
}
