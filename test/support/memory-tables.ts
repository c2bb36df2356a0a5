/** The tables of Rollcall as plain memory: what the in-memory ports of one world share. */
import { transactItemsOf } from '../../adapters/writes.dynamodb.ts'
import type { AuditRecord } from '../../core/audit/record.ts'
import type { Denied } from '../../core/deny-list/deny-list.ts'
import { LeaseLost } from '../../core/errors.ts'
import type { GroupGuard } from '../../core/guard/group-guard.ts'
import type { Held, Lease, NameOwner, QuotaCode, QuotaNote, Write } from '../../core/ports.ts'
import type { FullReconciliation } from '../../core/reconcile-all/run.ts'
import type {
  Freeze,
  Grant,
  GrantVersion,
  Instant,
  Restoration,
  UserStatus,
} from '../../core/words.ts'
import { noteInGuard, requireConditions } from './memory-guard.ts'
import { isSignIn, noteSignIn, requireName, type SignInNote } from './memory-sign-in.ts'

type Writable<Type> = { -readonly [Member in keyof Type]: Type[Member] }

export interface StoredLease extends Writable<Lease> {
  /** While held or waiting: keeps a further request from moving `dueAt`. */
  standingDueAt?: Instant
}

export interface StoredUser {
  status: UserStatus
  groupIds: Set<string>
  waitsIn?: readonly string[]
  waitsFor?: readonly string[]
  restored?: Restoration
}

export interface StoredGroup {
  displayName?: string
  /** Membership ids by user id. */
  readonly members: Map<string, string>
}

export interface MemoryTables {
  readonly leases: Map<string, StoredLease>
  running: number
  crowded: boolean
  /** Users who began, by the second since 1970. */
  readonly begun: Map<number, number>
  readonly users: Map<string, StoredUser>
  readonly groups: Map<string, StoredGroup>
  readonly pins: Map<string, string>
  /** Why each name that strayed did. */
  readonly strayed: Map<string, string>
  lastRun: FullReconciliation | undefined
  /** Current grants by user, then team. */
  readonly grants: Map<string, Map<string, Grant>>
  readonly versions: GrantVersion[]
  /** Entries of Deny lists by role, then profile. */
  readonly denied: Map<string, Map<string, Denied>>
  readonly records: Map<string, AuditRecord>
  readonly guards: Map<string, GroupGuard>
  freeze: Freeze | undefined
  /** Reserved user names by domain and name. */
  readonly names: Map<string, NameOwner>
  readonly assigned: Map<string, boolean>
  readonly quotas: Map<QuotaCode, QuotaNote>
}

/**
 * What happens to every call of an in-memory port: runs it, and may throw before or after, answer
 * late, or answer what an earlier call did. The effect itself takes place in one step.
 */
export type Fault = <Answer>(call: string, run: () => Answer) => Promise<Answer>

export const noFault: Fault = async (_call, run) => run()

/** Rows from where a cursor says, and a cursor where more follow. */
export function pageOf<Row>(
  rows: readonly Row[],
  { cursor = '0', most }: { readonly cursor: string | undefined; readonly most: number },
): { readonly rows: readonly Row[]; readonly next: { readonly cursor?: string } } {
  const end = Number(cursor) + most
  const next = end < rows.length ? { cursor: String(end) } : {}
  return { rows: rows.slice(Number(cursor), end), next }
}

export function memoryTables(): MemoryTables {
  return {
    leases: new Map(),
    running: 0,
    crowded: false,
    begun: new Map(),
    users: new Map(),
    groups: new Map(),
    pins: new Map(),
    strayed: new Map(),
    lastRun: undefined,
    grants: new Map(),
    versions: [],
    denied: new Map(),
    records: new Map(),
    guards: new Map(),
    freeze: undefined,
    names: new Map(),
    assigned: new Map(),
    quotas: new Map(),
  }
}

/** The lease, when it is live and carries the holder's fence. Throws `LeaseLost`. */
export function leaseOf(tables: MemoryTables, { key, fence }: Held, now: Instant): StoredLease {
  const lease = tables.leases.get(key)
  if (!lease || lease.fence !== fence || lease.leaseUntil <= now) throw new LeaseLost(key, fence)
  return lease
}

/** A transaction of DynamoDB has at most 100 items. */
const MOST_ITEMS = 100

/** Throws when DynamoDB could not write this in one transaction beside `others` items. */
export function requireOneTransaction(writes: readonly Write[], others: number): void {
  const names = { leases: 'leases', grants: 'grants', directory: 'directory', audit: 'audit' }
  const items = transactItemsOf(writes, { tables: names, fence: 1 }).length + others
  if (items > MOST_ITEMS) throw new Error(`${items} items do not fit one transaction`)
}

/** All or none: throws what a condition among the writes says before anything is written. */
export function applyWrites(tables: MemoryTables, writes: readonly Write[], fence: number): void {
  for (const write of writes) {
    requireConditions(tables, write)
    requireName(tables, write)
  }
  for (const write of writes)
    if (isSignIn(write)) noteSignIn(tables, write)
    else applyWrite(tables, write, fence)
}

function applyWrite(tables: MemoryTables, write: Exclude<Write, SignInNote>, fence: number): void {
  switch (write.kind) {
    case 'membership seen':
      groupOf(tables, write.groupId).members.set(write.userId, write.membershipId)
      userOf(tables, write.userId).groupIds.add(write.groupId)
      return
    case 'membership gone':
      groupOf(tables, write.groupId).members.delete(write.userId)
      userOf(tables, write.userId).groupIds.delete(write.groupId)
      return
    case 'user seen':
      userOf(tables, write.userId).status = write.status
      return
    case 'memberships read':
      userOf(tables, write.userId).groupIds = new Set(write.groupIds)
      return
    case 'group seen':
      groupOf(tables, write.groupId).displayName = write.displayName
      if (!tables.pins.has(write.displayName)) tables.pins.set(write.displayName, write.groupId)
      return
    case 'group gone':
      delete groupOf(tables, write.groupId).displayName
      return
    case 'group strayed':
      tables.strayed.set(write.displayName, write.why)
      return
    case 'group returned':
      tables.strayed.delete(write.displayName)
      return
    case 'full reconciliation':
      tables.lastRun = structuredClone(write.run)
      return
    case 'unless frozen':
      return
    case 'waits in':
      userOf(tables, write.userId).waitsIn = write.groupIds
      return
    case 'waits for':
      userOf(tables, write.userId).waitsFor = write.waits
      return
    case 'leaving':
    case 'let go':
    case 'wish withdrawn':
      noteInGuard(tables, write)
      return
    default:
      applyGrantWrite(tables, write, fence)
  }
}

function applyGrantWrite(
  tables: MemoryTables,
  write: Extract<Write, { readonly kind: 'grant' | 'denied' | 'deny lifted' }>,
  fence: number,
): void {
  switch (write.kind) {
    case 'grant': {
      const { userId, team } = write.grant
      const current = tables.grants.get(userId) ?? new Map<string, Grant>()
      tables.grants.set(userId, current.set(team, structuredClone(write.grant)))
      const { grant, recordedAt } = write
      tables.versions.push(structuredClone({ ...grant, recordedAt, fence }))
      return
    }
    case 'denied': {
      const { kind: _, roleArn, ...entry } = write
      const list = tables.denied.get(roleArn) ?? new Map<string, Denied>()
      tables.denied.set(roleArn, list.set(write.profileName, structuredClone(entry)))
      return
    }
    case 'deny lifted':
      tables.denied.get(write.roleArn)?.delete(write.profileName)
      return
  }
}

export function userOf({ users }: MemoryTables, userId: string): StoredUser {
  const user: StoredUser = users.get(userId) ?? { status: 'unknown', groupIds: new Set() }
  users.set(userId, user)
  return user
}

function groupOf({ groups }: MemoryTables, groupId: string): StoredGroup {
  const group: StoredGroup = groups.get(groupId) ?? { members: new Map() }
  groups.set(groupId, group)
  return group
}
