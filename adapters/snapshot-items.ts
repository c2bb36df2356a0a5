/** Items of the directory table as the core sees them. */
import type { Pins, SeenUser, SnapshotRow } from '../core/ports.ts'
import type { FullReconciliation } from '../core/reconcile-all/run.ts'
import type { Restoration, UserStatus } from '../core/words.ts'
import { ASSIGNED_PREFIX, PIN_PREFIX, STRAYED_PREFIX } from './pin-items.ts'
import { quotasKey, readQuotas } from './quota-items.ts'
import type { Item } from './transactions.dynamodb.ts'
import { directoryKey } from './writes.dynamodb.ts'

/** A user known only by a membership has no status yet, which is `unknown`. */
export function readUser(userId: string, item: Item | undefined): SeenUser | undefined {
  return item && { userId, ...seen(item) }
}

function seen(item: Item): Omit<SeenUser, 'userId'> {
  const {
    status = 'unknown',
    groupIds = [],
    waitsIn,
    waitsFor,
    restored,
  } = item as {
    readonly status?: UserStatus
    readonly groupIds?: Iterable<string>
    readonly waitsIn?: readonly string[]
    readonly waitsFor?: readonly string[]
    readonly restored?: Restoration
  }
  const waits = { ...(waitsIn && { waitsIn }), ...(waitsFor && { waitsFor }) }
  return { status, groupIds: [...groupIds].sort(), ...waits, ...(restored && { restored }) }
}

/** A name that strayed stands there without an id. */
export function readPins(item: Item | undefined): Pins {
  const strayed = namesWith(STRAYED_PREFIX, item)
  return new Map(
    [...namesWith(PIN_PREFIX, item)].map(([name, groupId]) => [
      name,
      strayed.has(name) ? undefined : groupId,
    ]),
  )
}

/** By `assignedKey`; true for those that Rollcall assigned itself. */
export function readAssigned(item: Item | undefined): ReadonlyMap<string, boolean> {
  return new Map(
    [...namesWith(ASSIGNED_PREFIX, item)].map(([key, own]) => [key, own === String(true)]),
  )
}

/** The row an item stands for; undefined for what a reader of rows does not know. */
export function readRow(item: Item): SnapshotRow | undefined {
  const { pk, sk } = item as { readonly pk: string; readonly sk: string }
  const id = pk.slice(pk.indexOf('#') + 1)
  if (sk === 'user') return { kind: 'user', userId: id, ...seen(item) }
  if (sk === 'group') return { kind: 'group', groupId: id, displayName: String(item.displayName) }
  if (item.membershipId !== undefined)
    return {
      kind: 'membership',
      groupId: id,
      userId: String(item.userId),
      membershipId: String(item.membershipId),
    }
  if (sk === directoryKey.pins.sk)
    return {
      kind: 'pins',
      pins: readPins(item),
      strayed: readStrayed(item),
      assigned: readAssigned(item),
    }
  if (sk === quotasKey.sk) return { kind: 'quotas', quotas: readQuotas(item) }
  const run = readRun(item)
  return sk === directoryKey.lastRun.sk && run ? { kind: 'full reconciliation', run } : undefined
}

export function readRun(item: Item | undefined): FullReconciliation | undefined {
  return item?.run as FullReconciliation | undefined
}

function readStrayed(item: Item): ReadonlyMap<string, string> {
  const strayed = namesWith(STRAYED_PREFIX, item)
  return new Map([...namesWith(PIN_PREFIX, item)].filter(([name]) => strayed.has(name)))
}

function namesWith(prefix: string, item: Item | undefined): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(item ?? {}).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), String(value)]] : [],
    ),
  )
}
