/** A directory in memory, which a test changes as an identity provider would. */
import type { Directory } from '../../core/ports.ts'
import type { UserStatus } from '../../core/words.ts'
import { type Fault, noFault, pageOf } from './memory-tables.ts'

export interface DirectoryState {
  /** Names and statuses by user id. */
  readonly users: Map<string, { userName: string; status: UserStatus }>
  readonly groups: Map<string, { displayName: string; readonly members: Map<string, string> }>
}

export interface MemoryDirectory extends Directory {
  readonly state: DirectoryState
  addUser(userId: string, userName?: string): void
  addGroup(groupId: string, displayName: string): void
  /** Answers the membership's id, new each time, as in Identity Center. */
  join(userId: string, groupId: string): string
  leave(userId: string, groupId: string): void
  setStatus(userId: string, status: UserStatus): void
  /** Takes the user out of every group too. */
  deleteUser(userId: string): void
  deleteGroup(groupId: string): void
}

export function memoryDirectory(
  options: { readonly rowsPerPage?: number; readonly fault?: Fault } = {},
): MemoryDirectory {
  const { rowsPerPage = 100, fault = noFault } = options
  const state: DirectoryState = { users: new Map(), groups: new Map() }
  return { state, ...changesTo(state), ...readsOf(state, { rowsPerPage, fault }) }
}

function changesTo({ users, groups }: DirectoryState) {
  let memberships = 0
  const groupOf = (groupId: string) => {
    const group = groups.get(groupId)
    if (!group) throw new Error(`the directory has no group ${groupId}`)
    return group
  }
  return {
    addUser(userId: string, userName = userId) {
      users.set(userId, { userName, status: 'enabled' })
    },
    addGroup(groupId: string, displayName: string) {
      groups.set(groupId, { displayName, members: new Map() })
    },
    join(userId: string, groupId: string) {
      memberships++
      const membershipId = `22220000-0000-4000-8000-${String(memberships).padStart(12, '0')}`
      groupOf(groupId).members.set(userId, membershipId)
      return membershipId
    },
    leave(userId: string, groupId: string) {
      groupOf(groupId).members.delete(userId)
    },
    setStatus(userId: string, status: UserStatus) {
      const user = users.get(userId)
      if (!user) throw new Error(`the directory has no user ${userId}`)
      user.status = status
    },
    deleteUser(userId: string) {
      users.delete(userId)
      for (const { members } of groups.values()) members.delete(userId)
    },
    deleteGroup(groupId: string) {
      groups.delete(groupId)
    },
  }
}

/** User names differ by more than case. */
function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function readsOf(
  { users, groups }: DirectoryState,
  { rowsPerPage, fault }: { readonly rowsPerPage: number; readonly fault: Fault },
): Directory {
  const idOf = <Row>(rows: ReadonlyMap<string, Row>, is: (row: Row) => boolean) =>
    [...rows].find(([, row]) => is(row))?.[0]
  return {
    userStatus: (userId) =>
      fault('directory.userStatus', () => users.get(userId)?.status ?? 'absent'),
    userName: (userId) => fault('directory.userName', () => users.get(userId)?.userName),
    users: (cursor) =>
      fault('directory.users', () => {
        const all = [...users].map(([userId, user]) => ({ userId, ...user }))
        const { rows, next } = pageOf(all, { cursor, most: rowsPerPage })
        return { users: rows, ...next }
      }),
    memberOf: (userId, groupIds) =>
      fault('directory.memberOf', () => {
        if (groupIds.length > 100) throw new Error('at most 100 groups may be asked about')
        return groupIds.filter((groupId) => groups.get(groupId)?.members.has(userId))
      }),
    groupName: (groupId) => fault('directory.groupName', () => groups.get(groupId)?.displayName),
    findUser: (wanted) =>
      fault('directory.findUser', () =>
        idOf(users, ({ userName }) => isSameName(userName, wanted)),
      ),
    findGroup: (wanted) =>
      fault('directory.findGroup', () => idOf(groups, ({ displayName }) => displayName === wanted)),
    groupMembers: (groupId, cursor) =>
      fault('directory.groupMembers', () => {
        const group = groups.get(groupId)
        if (!group) return { members: [], absent: true }
        const all = [...group.members].map(([userId, membershipId]) => ({ membershipId, userId }))
        const { rows, next } = pageOf(all, { cursor, most: rowsPerPage })
        return { members: rows, ...next }
      }),
  }
}
