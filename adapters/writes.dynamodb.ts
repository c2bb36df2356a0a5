/** The core's writes as items of a DynamoDB transaction: one item of the tables, one update. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { QuotaWrite, Write } from '../core/ports.ts'
import { assignedKey } from '../core/sign-in/assigned.ts'
import type { UserStatus } from '../core/words.ts'
import { deniedItem, deniedKey } from './deny-items.ts'
import { update } from './expressions.ts'
import { unlessFrozen } from './freeze-items.ts'
import { currentItem, versionItem } from './grant-items.ts'
import { leaving, lettingGo, withdrawing } from './guard-items.ts'
import { nameItem, nameKey } from './name-items.ts'
import { type PinChange, pinsItem, pinsKey, returned } from './pin-items.ts'
import { quotasItem, quotasKey } from './quota-items.ts'
import type { Tables } from './tables.ts'

export const directoryKey = {
  user: (userId: string) => ({ pk: `user#${userId}`, sk: 'user' }),
  group: (groupId: string) => ({ pk: `group#${groupId}`, sk: 'group' }),
  member: (groupId: string, userId: string) => ({ pk: `group#${groupId}`, sk: `user#${userId}` }),
  pins: pinsKey,
  quotas: quotasKey,
  lastRun: { pk: 'full reconciliation', sk: 'full reconciliation' },
} as const

/** What several writes do to one user's item. */
interface UserChange {
  status?: UserStatus
  /** Empty: nowhere any more. */
  waitsIn?: readonly string[]
  /** Empty: for nothing any more. */
  waitsFor?: readonly string[]
  /** Set when the memberships were read whole. */
  groupIds?: Set<string>
  readonly seen: Set<string>
  readonly gone: Set<string>
}

interface Merged {
  /** Whole items and deletions by table and key: the last one counts. */
  readonly items: Map<string, TransactWriteItem>
  readonly users: Map<string, UserChange>
  readonly pins: Map<string, PinChange>
  /** By `assignedKey`. */
  readonly assigned: Map<string, boolean | undefined>
  readonly quotas: QuotaWrite[]
}

/**
 * The items of one transaction, each touched once however many writes touch it. `fence` marks the
 * versions of grants. Throws when the writes both add and remove memberships of one user without
 * reading them whole: DynamoDB cannot do both to one set at once.
 */
export function transactItemsOf(
  writes: readonly Write[],
  { tables, fence }: { readonly tables: Tables; readonly fence: number },
): TransactWriteItem[] {
  const merged: Merged = {
    items: new Map(),
    users: new Map(),
    pins: new Map(),
    assigned: new Map(),
    quotas: [],
  }
  for (const write of writes) merge(merged, write, { tables, fence })
  const { directory } = tables
  return [
    ...merged.items.values(),
    ...[...merged.users].map(([userId, change]) => userItem(directory, userId, change)),
    ...(merged.pins.size + merged.assigned.size > 0 ? [pinsItem(directory, merged)] : []),
    ...(merged.quotas.length > 0 ? [quotasItem(directory, merged.quotas)] : []),
  ]
}

function merge(
  merged: Merged,
  write: Write,
  { tables, fence }: { readonly tables: Tables; readonly fence: number },
): void {
  const { directory } = tables
  switch (write.kind) {
    case 'membership seen': {
      const { groupId, userId, membershipId } = write
      const key = directoryKey.member(groupId, userId)
      put(merged, directory, { ...key, membershipId, groupId, userId })
      see(changeOf(merged, userId), groupId)
      return
    }
    case 'membership gone':
      remove(merged, directory, directoryKey.member(write.groupId, write.userId))
      lose(changeOf(merged, write.userId), write.groupId)
      return
    case 'user seen':
      changeOf(merged, write.userId).status = write.status
      return
    case 'memberships read':
      changeOf(merged, write.userId).groupIds = new Set(write.groupIds)
      return
    case 'group seen': {
      const { groupId, displayName, seenAt } = write
      put(merged, directory, { ...directoryKey.group(groupId), displayName, seenAt })
      pinOf(merged, displayName).groupId ??= groupId
      return
    }
    case 'group strayed':
      pinOf(merged, write.displayName).strayed = write.why
      return
    case 'group returned':
      pinOf(merged, write.displayName).strayed = returned
      return
    case 'full reconciliation':
      put(merged, directory, { ...directoryKey.lastRun, run: write.run })
      return
    case 'group gone':
      remove(merged, directory, directoryKey.group(write.groupId))
      return
    case 'waits in':
      changeOf(merged, write.userId).waitsIn = write.groupIds
      return
    case 'waits for':
      changeOf(merged, write.userId).waitsFor = write.waits
      return
    case 'leaving':
    case 'let go':
    case 'wish withdrawn':
      note(merged, directory, changeOfGuard(write))
      return
    case 'group assigned':
    case 'group unassigned':
      noteAssigned(merged, write)
      return
    case 'quota counted':
    case 'quota full':
    case 'quota has room':
      merged.quotas.push(write)
      return
    default:
      mergeGrant(merged, write, { tables, fence })
  }
}

type GrantsWrite = Extract<
  Write,
  {
    readonly kind:
      | 'denied'
      | 'deny lifted'
      | 'name taken'
      | 'name freed'
      | 'unless frozen'
      | 'grant'
  }
>

/** What the grants table keeps, and the freeze beside the leases. */
function mergeGrant(
  merged: Merged,
  write: GrantsWrite,
  { tables, fence }: { readonly tables: Tables; readonly fence: number },
): void {
  const { grants } = tables
  switch (write.kind) {
    case 'denied':
      put(merged, grants, deniedItem(write.roleArn, write))
      return
    case 'deny lifted':
      remove(merged, grants, deniedKey(write.roleArn, write.profileName))
      return
    case 'name taken':
    case 'name freed': {
      const place = placeOf(grants, nameKey(write))
      merged.items.set(place, nameItem(grants, write))
      return
    }
    case 'unless frozen': {
      const { step, now } = write
      merged.items.set(`unless frozen ${step}`, unlessFrozen(tables.leases, step, now))
      return
    }
    case 'grant': {
      const version = { ...write.grant, recordedAt: write.recordedAt, fence }
      put(merged, grants, currentItem(version))
      put(merged, grants, versionItem(version))
      return
    }
  }
}

function changeOfGuard(
  write: Extract<Write, { readonly kind: 'leaving' | 'let go' | 'wish withdrawn' }>,
) {
  if (write.kind === 'leaving') return leaving(write)
  return write.kind === 'let go' ? lettingGo(write) : withdrawing(write)
}

type AssignedWrite = Extract<Write, { readonly kind: 'group assigned' | 'group unassigned' }>

function noteAssigned({ assigned }: Merged, write: AssignedWrite): void {
  const own = write.kind === 'group assigned' ? write.own : undefined
  assigned.set(assignedKey(write.domainId, write.groupId), own)
}

function pinOf({ pins }: Merged, displayName: string): PinChange {
  const change = pins.get(displayName) ?? {}
  pins.set(displayName, change)
  return change
}

function changeOf({ users }: Merged, userId: string): UserChange {
  const change = users.get(userId) ?? { seen: new Set(), gone: new Set() }
  users.set(userId, change)
  return change
}

function see(change: UserChange, groupId: string): void {
  change.groupIds?.add(groupId)
  change.gone.delete(groupId)
  change.seen.add(groupId)
}

function lose(change: UserChange, groupId: string): void {
  change.groupIds?.delete(groupId)
  change.seen.delete(groupId)
  change.gone.add(groupId)
}

interface Keyed {
  readonly pk?: string
  readonly userId?: string
  readonly sk: string
}

function placeOf(table: string, { pk, userId, sk }: Keyed): string {
  return JSON.stringify([table, pk ?? userId, sk])
}

function put(merged: Merged, TableName: string, item: Keyed & Readonly<Record<string, unknown>>) {
  const Item = marshall(item, { removeUndefinedValues: true })
  merged.items.set(placeOf(TableName, item), { Put: { TableName, Item } })
}

function remove(merged: Merged, TableName: string, key: Keyed): void {
  merged.items.set(placeOf(TableName, key), { Delete: { TableName, Key: marshall(key) } })
}

/** At most one note a group in one transaction: DynamoDB takes one action an item. */
function note(
  merged: Merged,
  TableName: string,
  change: Omit<NonNullable<TransactWriteItem['Update']>, 'TableName'>,
): void {
  const place = JSON.stringify([TableName, change.Key])
  if (merged.items.has(place)) throw new Error('one transaction notes two things of one group')
  merged.items.set(place, { Update: { TableName, ...change } })
}

function userItem(TableName: string, userId: string, change: UserChange): TransactWriteItem {
  const { status, groupIds, waitsIn, waitsFor, seen, gone } = change
  if (!groupIds && seen.size > 0 && gone.size > 0)
    throw new Error(
      `one transaction adds and removes memberships of user ${userId}: write them in two, or ` +
        'read the memberships whole',
    )
  const whole = groupIds && groupIds.size > 0
  const clauses = {
    set: [
      ...(status ? ['#status = :status'] : []),
      ...(whole ? ['groupIds = :groupIds'] : []),
      ...(waitsIn?.length ? ['waitsIn = :waitsIn'] : []),
      ...(waitsFor?.length ? ['waitsFor = :waitsFor'] : []),
    ],
    remove: [
      ...(groupIds && !whole ? ['groupIds'] : []),
      ...(waitsIn?.length === 0 ? ['waitsIn'] : []),
      ...(waitsFor?.length === 0 ? ['waitsFor'] : []),
    ],
    add: !groupIds && seen.size > 0 ? ['groupIds :seen'] : [],
    delete: !groupIds && gone.size > 0 ? ['groupIds :gone'] : [],
  }
  const values = {
    ':status': status,
    ':groupIds': groupIds,
    ':waitsIn': waitsIn,
    ':waitsFor': waitsFor,
    ':seen': seen,
    ':gone': gone,
  }
  return {
    Update: {
      TableName,
      Key: marshall(directoryKey.user(userId)),
      ...update(clauses, values, { '#status': 'status' }),
    },
  }
}
