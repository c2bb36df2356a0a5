/** The directory snapshot in memory. */
import type { Pins, SeenUser, Snapshot } from '../../core/ports.ts'
import { type Fault, type MemoryTables, noFault } from './memory-tables.ts'

export function memorySnapshot(options: {
  readonly tables: MemoryTables
  readonly fault?: Fault
}): Snapshot {
  const { tables, fault = noFault } = options
  return {
    pins: () => fault('snapshot.pins', () => pinsIn(tables)),
    user: (userId) => fault('snapshot.user', () => userIn(tables, userId)),
    group: (groupId) =>
      fault('snapshot.group', () => {
        const { displayName, members = [] } = tables.groups.get(groupId) ?? {}
        const described = displayName === undefined ? {} : { displayName }
        return { groupId, ...described, members: new Map(members) }
      }),
    membership: (wanted) =>
      fault('snapshot.membership', () => {
        for (const [groupId, { members }] of tables.groups)
          for (const [userId, membershipId] of members)
            if (membershipId === wanted) return { groupId, userId }
        return undefined
      }),
  }
}

export function pinsIn(tables: MemoryTables): Pins {
  return new Map(tables.pins)
}

export function userIn(tables: MemoryTables, userId: string): SeenUser | undefined {
  const user = tables.users.get(userId)
  return user && { userId, status: user.status, groupIds: [...user.groupIds].sort() }
}
