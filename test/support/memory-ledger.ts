/** The ledger in memory. */
import type { Ledger } from '../../core/ports.ts'
import type { Grant } from '../../core/words.ts'
import { nameOwnerIn } from './memory-sign-in.ts'
import {
  applyWrites,
  type Fault,
  leaseOf,
  type MemoryTables,
  noFault,
  pageOf,
  requireOneTransaction,
} from './memory-tables.ts'

const LEASE_MS = 5 * 60 * 1000

export function memoryLedger(options: {
  readonly tables: MemoryTables
  /** Default 100. */
  readonly grantsPerPage?: number
  readonly fault?: Fault
}): Ledger {
  const { tables, grantsPerPage = 100, fault = noFault } = options
  const current = (userId: string): Grant[] => [...(tables.grants.get(userId)?.values() ?? [])]
  return {
    grantsOf: (userId) =>
      fault('ledger.grantsOf', () => {
        const grants = current(userId).sort((a, b) => (a.team < b.team ? -1 : 1))
        return structuredClone(grants)
      }),
    versionsOf: (userId) =>
      fault('ledger.versionsOf', () => {
        const versions = tables.versions.filter((version) => version.userId === userId)
        versions.sort((a, b) => a.recordedAt - b.recordedAt || a.fence - b.fence)
        return structuredClone(versions)
      }),
    grantWithProfile: (profileName) =>
      fault('ledger.grantWithProfile', () => {
        const all = [...tables.grants.keys()].flatMap(current)
        return structuredClone(all.find((grant) => grant.profileName === profileName))
      }),
    grants: (cursor) =>
      fault('ledger.grants', () => {
        const all = [...tables.grants.keys()].flatMap(current)
        const { rows, next } = pageOf(all, { cursor, most: grantsPerPage })
        return { grants: structuredClone(rows), ...next }
      }),
    usersWithRole: (roleArn, cursor) =>
      fault('ledger.usersWithRole', () => {
        const had = tables.versions.filter((version) => version.roleArn === roleArn)
        const { rows, next } = pageOf(had, { cursor, most: grantsPerPage })
        return { userIds: [...new Set(rows.map(({ userId }) => userId))], ...next }
      }),
    deniedOn: (roleArn) =>
      fault('ledger.deniedOn', () =>
        structuredClone([...(tables.denied.get(roleArn)?.values() ?? [])]),
      ),
    nameOwner: (name) => fault('ledger.nameOwner', () => nameOwnerIn(tables, name)),
    write: (held, writes, now) =>
      fault('ledger.write', () => {
        requireOneTransaction(writes, 1)
        const lease = leaseOf(tables, held, now)
        lease.leaseUntil = now + LEASE_MS
        lease.dueAt = lease.leaseUntil
        lease.standingDueAt = lease.leaseUntil
        applyWrites(tables, writes, held.fence)
      }),
  }
}
