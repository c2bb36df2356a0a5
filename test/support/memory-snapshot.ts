/** The directory snapshot in memory. */
import type { Pins, Restorations, SeenUser, Snapshot, SnapshotRow } from '../../core/ports.ts'
import {
  type Fault,
  type MemoryTables,
  noFault,
  pageOf,
  type StoredGroup,
  userOf,
} from './memory-tables.ts'

export function memorySnapshot(options: {
  readonly tables: MemoryTables
  /** Default 1,000. */
  readonly rowsPerPage?: number
  readonly fault?: Fault
}): Snapshot {
  const { tables, rowsPerPage = 1_000, fault = noFault } = options
  return {
    pins: () => fault('snapshot.pins', () => pinsIn(tables)),
    user: (userId) => fault('snapshot.user', () => userIn(tables, userId)),
    group: (groupId) =>
      fault('snapshot.group', () => {
        const { displayName, members = [] } = tables.groups.get(groupId) ?? {}
        const described = displayName === undefined ? {} : { displayName }
        const guard = tables.guards.get(groupId)
        const noted = guard && { guard: structuredClone(guard) }
        return { groupId, ...described, ...noted, members: new Map(members) }
      }),
    membership: (wanted) =>
      fault('snapshot.membership', () => {
        for (const [groupId, { members }] of tables.groups)
          for (const [userId, membershipId] of members)
            if (membershipId === wanted) return { groupId, userId }
        return undefined
      }),
    rows: (cursor) =>
      fault('snapshot.rows', () => {
        const { rows, next } = pageOf(rowsIn(tables), { cursor, most: rowsPerPage })
        return { rows: structuredClone(rows), ...next }
      }),
    lastRun: () => fault('snapshot.lastRun', () => structuredClone(tables.lastRun)),
  }
}

export function memoryRestorations(options: {
  readonly tables: MemoryTables
  readonly fault?: Fault
}): Restorations {
  const { tables, fault = noFault } = options
  return {
    set: (userId, restored) =>
      fault('restorations.set', () => {
        userOf(tables, userId).restored = structuredClone(restored)
      }),
  }
}

export function pinsIn(tables: MemoryTables): Pins {
  return new Map(
    [...tables.pins].map(([name, groupId]) => [
      name,
      tables.strayed.has(name) ? undefined : groupId,
    ]),
  )
}

export function userIn(tables: MemoryTables, userId: string): SeenUser | undefined {
  const user = tables.users.get(userId)
  if (!user) return undefined
  const { status, groupIds, waitsIn = [], waitsFor = [], restored } = user
  const waits = {
    ...(waitsIn.length > 0 && { waitsIn }),
    ...(waitsFor.length > 0 && { waitsFor }),
  }
  return { userId, status, groupIds: [...groupIds].sort(), ...waits, ...(restored && { restored }) }
}

function rowsIn(tables: MemoryTables): SnapshotRow[] {
  const { users, groups, pins, strayed, lastRun: run } = tables
  return [
    ...[...users.keys()].flatMap((userId): SnapshotRow[] => {
      const user = userIn(tables, userId)
      return user ? [{ kind: 'user', ...user }] : []
    }),
    ...[...groups].flatMap(([groupId, group]) => rowsOf(groupId, group)),
    {
      kind: 'pins',
      pins: pinsIn(tables),
      strayed: new Map([...pins].filter(([name]) => strayed.has(name))),
      assigned: new Map(tables.assigned),
    },
    ...(tables.quotas.size > 0 ? [{ kind: 'quotas' as const, quotas: tables.quotas }] : []),
    ...(run ? [{ kind: 'full reconciliation' as const, run }] : []),
  ]
}

function rowsOf(groupId: string, { displayName, members }: StoredGroup): SnapshotRow[] {
  const memberships = [...members].map(([userId, membershipId]) => {
    return { kind: 'membership' as const, groupId, userId, membershipId }
  })
  const described = displayName === undefined ? [] : [{ displayName }]
  return [...described.map((one) => ({ kind: 'group' as const, groupId, ...one })), ...memberships]
}
