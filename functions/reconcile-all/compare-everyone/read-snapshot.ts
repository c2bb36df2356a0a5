/** The whole snapshot, read page by page before the directory is. */
import type { QuotaCode, QuotaNote, SeenUser, Snapshot, SnapshotRow } from '../../../core/ports.ts'
import type { FullReconciliation } from '../../../core/reconcile-all/run.ts'
import type { GrantsPage } from './read-grants.ts'

/**
 * In memory: some 200 bytes a user and as many a membership, so 100,000 of each take 40 MB.
 * Whatever changes after it was read only looks like a difference, and asking is harmless.
 */
export interface SeenAll {
  readonly users: Map<string, SeenUser>
  /** Membership ids by group, then user. */
  readonly members: Map<string, Map<string, string>>
  /** Members as the directory listed them, of the groups that were compared by this call. */
  readonly listed: Map<string, ReadonlySet<string>>
  /** Groups that were described. */
  readonly described: Set<string>
  readonly pins: Map<string, string | undefined>
  /** Ids of the groups that strayed, by the name they are pinned under. */
  readonly strayed: Map<string, string>
  /** Groups that strayed, or came back while this was in memory. */
  readonly changedGroups: Set<string>
  /** Pages of the ledger, by the cursor they were asked for with. */
  readonly grantPages: Map<string | undefined, GrantsPage>
  /** By `assignedKey`; true for those that Rollcall assigned itself. */
  readonly assigned: Map<string, boolean>
  readonly quotas: Map<QuotaCode, QuotaNote>
  lastRun: FullReconciliation | undefined
}

export async function readSnapshot(snapshot: Snapshot): Promise<SeenAll> {
  const seen: SeenAll = {
    users: new Map(),
    members: new Map(),
    listed: new Map(),
    described: new Set(),
    pins: new Map(),
    strayed: new Map(),
    changedGroups: new Set(),
    grantPages: new Map(),
    assigned: new Map(),
    quotas: new Map(),
    lastRun: undefined,
  }
  let cursor: string | undefined
  do {
    const page = await snapshot.rows(cursor)
    for (const row of page.rows) take(seen, row)
    cursor = page.cursor
  } while (cursor)
  return seen
}

function take(seen: SeenAll, row: SnapshotRow): void {
  switch (row.kind) {
    case 'user':
      seen.users.set(row.userId, row)
      return
    case 'group':
      seen.described.add(row.groupId)
      return
    case 'membership': {
      const members = seen.members.get(row.groupId) ?? new Map<string, string>()
      seen.members.set(row.groupId, members.set(row.userId, row.membershipId))
      return
    }
    case 'pins':
      for (const [name, groupId] of row.pins) seen.pins.set(name, groupId)
      for (const [name, groupId] of row.strayed) {
        seen.strayed.set(name, groupId)
        seen.changedGroups.add(groupId)
      }
      for (const [key, own] of row.assigned) seen.assigned.set(key, own)
      return
    case 'quotas':
      for (const [code, note] of row.quotas) seen.quotas.set(code, note)
      return
    case 'full reconciliation':
      seen.lastRun = row.run
  }
}
