/** A directory that bulk readers ask no more often than their share of what it answers. */
import type { Clock, Directory, Wait } from '../core/ports.ts'
import type { Instant } from '../core/words.ts'

/**
 * Answers undefined when one more may be asked now, else when to ask again. The method is named,
 * as the Identity Store counts each of its operations apart.
 */
export type Turn = (method: keyof Directory, now: Instant) => Promise<Instant | undefined>

interface Pace {
  readonly clock: Clock
  readonly wait: Wait
  readonly turn: Turn
  /** Whether the first page of a group waits for its turn too. */
  readonly firstPages: boolean
}

/** Pages of users and groups, and questions about a group, wait for their turn. */
export function pacedDirectory(directory: Directory, pace: Pace): Directory {
  const { clock, wait, turn, firstPages } = pace
  const take = async (method: keyof Directory): Promise<void> => {
    for (;;) {
      const now = clock.now()
      const until = await turn(method, now)
      if (until === undefined) return
      await wait(Math.max(1, until - now))
    }
  }
  return {
    ...directory,
    async users(cursor) {
      await take('users')
      return directory.users(cursor)
    },
    async groupMembers(groupId, cursor) {
      if (firstPages || cursor !== undefined) await take('groupMembers')
      return directory.groupMembers(groupId, cursor)
    },
    async groupName(groupId) {
      if (firstPages) await take('groupName')
      return directory.groupName(groupId)
    },
    async findGroup(displayName) {
      if (firstPages) await take('findGroup')
      return directory.findGroup(displayName)
    },
  }
}

/** A quarter of the Identity Store's 20: others' calls are many and small. */
const CALLS_A_SECOND = 5

/** For the one run that compares everyone: nobody else counts with it. */
export function ownTurns(): Turn {
  const spent = new Map<keyof Directory, Instant>()
  const each = 1000 / CALLS_A_SECOND
  return async (method, now) => {
    // As many at once as one second's, and then one after the other.
    const from = Math.max(spent.get(method) ?? 0, now - 1000)
    if (from + each > now) return Math.ceil(from + each)
    spent.set(method, from + each)
    return undefined
  }
}
