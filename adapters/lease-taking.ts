/** Asking for and taking leases: first as if nobody were in the way, then by what was. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Throttled } from '../core/errors.ts'
import type { Lease, LeaseAnswer, LeaseRequest } from '../core/ports.ts'
import type { Instant } from '../core/words.ts'
import {
  BECAUSE_MAX,
  begun,
  crowding,
  type Full,
  inWindow,
  nextWindow,
  placeTaken,
  readLease,
  type Taking,
  type TakingMore,
  takingGroup,
  takingUser,
  wanting,
} from './lease-updates.ts'
import { type TransactionOutcome, transact, updateItem } from './transactions.dynamodb.ts'

export interface LeaseTable {
  readonly client: DynamoDBClient
  readonly table: string
  /** Users who may run at once. */
  readonly places: number
  /** Users who may begin in one second. */
  readonly begins: number
}

/** A lease that changes under every look is left to the next request or sweep. */
const LOOKS = 8

interface Most {
  readonly places: number
  readonly begins: number
}

/** A quarter of the places, and of each window's beginnings, is kept for removals. */
export function mostFor({ places, begins }: LeaseTable, removal: boolean): Most {
  const of = (all: number) => (removal ? all : all - Math.floor(all / 4))
  return { places: of(places), begins: of(inWindow(begins)) }
}

const noPlace = { taken: false, why: 'no place' } as const
const notYet = (now: Instant, nobodyRuns: boolean) =>
  ({ taken: false, why: 'not yet', until: nextWindow(now), nobodyRuns }) as const
const isHeld = { taken: false, why: 'held' } as const

export async function requestUser(on: LeaseTable, request: LeaseRequest): Promise<LeaseAnswer> {
  const { key, now } = request
  const most = mostFor(on, request.removal)
  let taking: Taking = asIfFree(now)
  let nobodyRuns = false
  for (let look = 0; look < LOOKS; look++) {
    const outcome = await takeUser(on, { key, taking, more: { request }, most })
    if (outcome.is === 'taken') return { taken: true, held: { key, fence: taking.fence } }
    let lease = outcome.is === 'in the way' ? outcome.lease : undefined
    if (outcome.is === 'no place') {
      const { places } = outcome
      const full = places ?? (nobodyRuns ? 'window' : 'tended window')
      const waiting = await waitForPlace(on, request, { append: taking.append, full })
      if (waiting.ok) return places === undefined ? notYet(now, nobodyRuns) : noPlace
      if (!waiting.failed.has(0)) {
        // Only the place changed: the lease can be taken now. Or nobody sees to who waits.
        nobodyRuns = places === undefined
        continue
      }
      lease = readLease(waiting.failed.get(0))
    }
    if (lease && lease.leaseUntil > now) {
      if (await wantHeld(on, request, lease)) return isHeld
    } else taking = knowing(lease, now)
  }
  throw changing(key)
}

export async function takeDueUser(on: LeaseTable, key: string, now: Instant): Promise<LeaseAnswer> {
  let taking: Taking = asIfFree(now)
  let queue: 'removals' | undefined
  let places: number | undefined
  for (let look = 0; look < LOOKS; look++) {
    const most = mostFor(on, queue === 'removals')
    const more = { due: true, ...(queue ? { queue } : {}) } as const
    const outcome = await takeUser(on, { key, taking, more, most })
    if (outcome.is === 'taken') return { taken: true, held: { key, fence: taking.fence } }
    if (outcome.is === 'no place') {
      if (queue === undefined) {
        queue = 'removals'
        places = outcome.places
        continue
      }
      const refused = outcome.crowded ? noPlace : await refuse(on, now, outcome.places)
      if (refused) return refused
      continue
    }
    const { lease } = outcome
    if (!lease || !isDue(lease, now)) return isHeld
    if (queue === 'removals' && lease.queue !== 'removals') {
      const refused = await refuse(on, now, places)
      if (refused) return refused
      queue = undefined
    }
    taking = knowing(lease, now)
  }
  throw changing(key)
}

export async function requestGroup(on: LeaseTable, request: LeaseRequest): Promise<LeaseAnswer> {
  const { key, now } = request
  let append = true
  for (let look = 0; look < LOOKS; look++) {
    const taking = { now, withPlace: false, append }
    const asked = takingGroup(key, taking, { request })
    const { ok, item } = await updateItem(on.client, { TableName: on.table, ...asked })
    const lease = readLease(item)
    if (ok && lease) return takenGroup(lease)
    if (lease && lease.leaseUntil > now) {
      if (await wantHeld(on, request, lease)) return isHeld
    } else append = hasRoom(lease)
  }
  throw changing(key)
}

export async function takeDueGroup(
  on: LeaseTable,
  key: string,
  now: Instant,
): Promise<LeaseAnswer> {
  const taking = { now, withPlace: false, append: false }
  const asked = takingGroup(key, taking, { due: true })
  const { ok, item } = await updateItem(on.client, { TableName: on.table, ...asked })
  const lease = readLease(item)
  return ok && lease ? takenGroup(lease) : isHeld
}

function takenGroup({ key, fence, wanted }: Lease): LeaseAnswer {
  return { taken: true, held: { key, fence }, seen: wanted }
}

type Taken =
  | { readonly is: 'taken' }
  /** `places`: so many are taken; unset when it is the window that is full. */
  | {
      readonly is: 'no place'
      readonly crowded: boolean
      readonly places: number | undefined
    }
  | { readonly is: 'in the way'; readonly lease: Lease | undefined }

/**
 * The lease, one of the window's beginnings and, unless a dead holder's is taken over, one of the
 * places: all or nothing.
 */
async function takeUser(
  { client, table: TableName }: LeaseTable,
  asked: {
    readonly key: string
    readonly taking: Taking
    readonly more: TakingMore
    readonly most: Most
  },
): Promise<Taken> {
  const { key, taking, more, most } = asked
  const lease = { Update: { TableName, ...takingUser(key, taking, more) } }
  const beginning = { Update: { TableName, ...begun('begun', taking.now, most.begins) } }
  const place = { Update: { TableName, ...placeTaken(most.places) } }
  const outcome = await transact(client, [lease, beginning, ...(taking.withPlace ? [place] : [])])
  if (outcome.ok) return { is: 'taken' }
  const { failed } = outcome
  if (failed.has(0)) return { is: 'in the way', lease: readLease(failed.get(0)) }
  const places = failed.has(2) ? most.places : undefined
  return { is: 'no place', crowded: failed.get(2)?.crowded === true, places }
}

/** Counts the request and says that somebody waits, unless a place or the lease has changed. */
function waitForPlace(
  { client, table: TableName }: LeaseTable,
  request: LeaseRequest,
  { append, full }: { readonly append: boolean; readonly full: Full },
): Promise<TransactionOutcome> {
  return transact(client, [
    { Update: { TableName, ...wanting(request, append, 'free') } },
    { Update: { TableName, ...crowding(full) } },
  ])
}

/** Says that somebody waits; undefined when a place has become free meanwhile. */
async function refuse(
  { client, table: TableName }: LeaseTable,
  now: Instant,
  places: number | undefined,
): Promise<LeaseAnswer | undefined> {
  const mark = async (full: Full) => (await updateItem(client, { TableName, ...crowding(full) })).ok
  if (places !== undefined) return (await mark(places)) ? noPlace : undefined
  const tended = await mark('tended window')
  if (!tended) await mark('window')
  return notYet(now, !tended)
}

/** Counts a request on a lease that another holds; false when it is held no more. */
async function wantHeld(
  { client, table: TableName }: LeaseTable,
  request: LeaseRequest,
  lease: Lease,
): Promise<boolean> {
  const { fence } = lease
  const asked = wanting(request, hasRoom(lease), { fence })
  return (await updateItem(client, { TableName, ...asked })).ok
}

/** Fences need only grow, so time serves as one: no read is needed to know the next. */
function asIfFree(now: Instant): Taking {
  return { now, fence: now, withPlace: true, append: true }
}

function knowing(lease: Lease | undefined, now: Instant): Taking {
  if (!lease) return asIfFree(now)
  const fence = Math.max(now, lease.fence + 1)
  return { now, fence, withPlace: !lease.occupiesPlace, append: hasRoom(lease) }
}

function isDue({ leaseUntil, dueAt }: Lease, now: Instant): boolean {
  return leaseUntil <= now && dueAt !== undefined && dueAt <= now
}

function hasRoom(lease: Lease | undefined): boolean {
  return (lease?.because.length ?? 0) < BECAUSE_MAX
}

function changing(key: string): Throttled {
  return new Throttled(`the lease of ${key} changed at each of ${LOOKS} looks`)
}
