/** Giving leases back: done, not done, or after a listing that asks for others. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { LeaseLost, Throttled } from '../core/errors.ts'
import type { Held, LeaseRequest, Release, ReleaseAnswer, Write } from '../core/ports.ts'
import type { Instant } from '../core/words.ts'
import { type LeaseTable, mostFor } from './lease-taking.ts'
import {
  begun,
  givingUp,
  placeGiven,
  readLease,
  releasing,
  renewal,
  wanting,
} from './lease-updates.ts'
import type { Tables } from './tables.ts'
import { type Item, transact, updateItem } from './transactions.dynamodb.ts'
import { transactItemsOf } from './writes.dynamodb.ts'

export interface Releasing extends LeaseTable {
  readonly tables: Tables
}

const refused = { released: false } as const

export async function releaseGroup(
  on: Releasing,
  held: Held,
  release: Release,
): Promise<ReleaseAnswer> {
  const lease = { TableName: on.table, ...releasing(held, release) }
  const writes = transactItemsOf(release.writes ?? [], { tables: on.tables, fence: held.fence })
  if (writes.length === 0) {
    const { ok, item } = await updateItem(on.client, lease)
    return ok ? { released: true, othersWait: false } : refusedOrLost(held, release, item)
  }
  const outcome = await transact(on.client, [{ Update: lease }, ...writes])
  if (outcome.ok) return { released: true, othersWait: false }
  return refusedOrLost(held, release, outcome.failed.get(0))
}

/** The place goes back in the same transaction. A crowd is told of once, and then forgotten. */
export async function releaseUser(
  on: Releasing,
  held: Held,
  release: Release,
): Promise<ReleaseAnswer> {
  const { table: TableName, tables } = on
  const writes = transactItemsOf(release.writes ?? [], { tables, fence: held.fence })
  for (const crowd of ['unless crowded', 'emptied'] as const) {
    const outcome = await transact(on.client, [
      { Update: { TableName, ...releasing(held, release) } },
      { Update: { TableName, ...placeGiven(crowd) } },
      ...writes,
    ])
    if (outcome.ok) return { released: true, othersWait: crowd === 'emptied' }
    if (outcome.failed.has(0)) {
      refusedOrLost(held, release, outcome.failed.get(0))
      return goRoundAgain(on, held, { now: release.now, lease: outcome.failed.get(0) })
    }
  }
  throw new Error(`the release of ${held.key} failed on an item that carries no condition`)
}

/** Who goes round again asks the directory again, as one who begins, or else waits. */
async function goRoundAgain(
  on: Releasing,
  held: Held,
  { now, lease: item }: { readonly now: Instant; readonly lease: Item | undefined },
): Promise<ReleaseAnswer> {
  const lease = readLease(item)
  if (!lease?.readDirectory) return refused
  const most = mostFor(on, lease.queue === 'removals')
  const beginning = { TableName: on.table, ...begun('begun', now, most.begins) }
  if ((await updateItem(on.client, beginning)).ok) return refused
  await giveUp(on, held, { lookAgainAt: now, occupiesPlace: true })
  return { released: true, othersWait: true }
}

export async function giveUp(
  on: Releasing,
  held: Held,
  {
    lookAgainAt,
    occupiesPlace,
  }: { readonly lookAgainAt: Instant; readonly occupiesPlace: boolean },
): Promise<void> {
  const { table: TableName } = on
  const outcome = await transact(on.client, [
    { Update: { TableName, ...givingUp(held, lookAgainAt) } },
    ...(occupiesPlace ? [{ Update: { TableName, ...placeGiven('whatever') } }] : []),
  ])
  if (!outcome.ok) throw new LeaseLost(held.key, held.fence)
}

/** Whoever's causes are full is asked for without one more: known only when DynamoDB refuses. */
export async function wantForListing(
  on: Releasing,
  group: Held,
  asked: {
    readonly requests: readonly LeaseRequest[]
    readonly writes: readonly Write[]
    readonly release: Release | undefined
  },
): Promise<boolean> {
  const { requests, release } = asked
  const { table: TableName, tables } = on
  const full = new Set<number>()
  const writes = transactItemsOf(asked.writes, { tables, fence: group.fence })
  const lease = release ? releasing(group, release) : renewal(group, nowOf(requests))
  for (let look = 0; look <= requests.length; look++) {
    const wanted = requests.map(
      (request, n): TransactWriteItem => ({
        Update: { TableName, ...wanting(request, !full.has(n), 'any') },
      }),
    )
    const items = [{ Update: { TableName, ...lease } }, ...wanted, ...writes]
    const outcome = await transact(on.client, items)
    if (outcome.ok) return true
    if (outcome.failed.has(0)) {
      if (!release) throw new LeaseLost(group.key, group.fence)
      return refusedOrLost(group, release, outcome.failed.get(0)).released
    }
    for (const index of outcome.failed.keys()) full.add(index - 1)
  }
  throw new Throttled(`leases changed at every attempt to ask for the users of ${group.key}`)
}

function nowOf(requests: readonly LeaseRequest[]): Instant {
  const [first] = requests
  if (!first) throw new Error('a listing that releases nothing must ask for somebody')
  return first.now
}

/** `wanted` grew under the same live lease, or else the lease is lost. */
function refusedOrLost(
  { key, fence }: Held,
  { seen, now }: Release,
  item: Item | undefined,
): typeof refused {
  const lease = readLease(item)
  const mine = lease !== undefined && lease.fence === fence && lease.leaseUntil > now
  if (!mine || lease.wanted === seen) throw new LeaseLost(key, fence)
  return refused
}
