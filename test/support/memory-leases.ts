/** Leases in memory, by the same contract as the DynamoDB adapter. */
import { LeaseLost } from '../../core/errors.ts'
import { subjectOf, userKey } from '../../core/lease/keys.ts'
import type { Held, LeaseAnswer, LeaseRequest, Leases, Release } from '../../core/ports.ts'
import type { Instant } from '../../core/words.ts'
import { pinsIn, userIn } from './memory-snapshot.ts'
import {
  applyWrites,
  type Fault,
  leaseOf,
  type MemoryTables,
  noFault,
  requireOneTransaction,
  type StoredLease,
} from './memory-tables.ts'

const LEASE_MS = 5 * 60 * 1000
const BECAUSE_MAX = 20

export interface MemoryLeases {
  readonly tables: MemoryTables
  /** Default 100. */
  readonly places?: number
  /** Default 20. */
  readonly begins?: number
  readonly fault?: Fault
}

export function memoryLeases(options: MemoryLeases): Leases {
  const { tables, places = 100, begins = 20, fault = noFault } = options
  const on = { tables, places, begins }
  return {
    request: (request) =>
      fault('leases.request', () => {
        const lease = count(tables, request)
        const { key, now, removal } = request
        return takeFree(on, lease, { key, now, mayUseReserve: removal })
      }),

    take: (key, now) =>
      fault('leases.take', () => {
        const lease = tables.leases.get(key)
        if (!lease || lease.dueAt === undefined || lease.dueAt > now) return held
        const mayUseReserve = lease.queue === 'removals'
        return takeFree(on, lease, { key, now, mayUseReserve })
      }),

    wantForListing: (group, requests, writes, release) =>
      fault('leases.wantForListing', () => {
        requireOneTransaction(writes, requests.length + 1)
        const now = release?.now ?? requests[0]?.now
        if (now === undefined) throw new Error('a listing that releases nothing asks for somebody')
        const lease = leaseOf(tables, group, now)
        if (release && lease.wanted !== release.seen) return false
        for (const request of requests) count(tables, request)
        applyWrites(tables, writes, group.fence)
        if (release) finish(lease, release)
        else hold(lease, now)
        return true
      }),

    read: (key) => fault('leases.read', () => structuredClone(shown(tables.leases.get(key)))),

    readAll: (keys) =>
      fault('leases.readAll', () => {
        if (keys.length > 100) throw new Error('at most 100 leases may be read at once')
        return structuredClone(keys.flatMap((key) => shown(tables.leases.get(key)) ?? []))
      }),

    readWithUser: (userId) => fault('leases.readWithUser', () => readWithUser(tables, userId)),

    renew: (holder, now) => fault('leases.renew', () => hold(leaseOf(tables, holder, now), now)),

    release: (holder, release) => fault('leases.release', () => releaseLease(on, holder, release)),

    giveUp: (holder, lookAgainAt) =>
      fault('leases.giveUp', () => {
        const lease = tables.leases.get(holder.key)
        if (!lease || lease.fence !== holder.fence || lease.leaseUntil === 0)
          throw new LeaseLost(holder.key, holder.fence)
        if (lease.occupiesPlace) tables.running--
        letGo(lease)
        lease.dueAt = lookAgainAt
      }),

    due: (now, limit) =>
      fault('leases.due', () => {
        const due = [...tables.leases.values()].filter(({ dueAt }) => (dueAt ?? Infinity) <= now)
        const front = (lease: StoredLease) =>
          lease.occupiesPlace ? 0 : lease.queue === 'removals' ? 1 : 2
        due.sort((a, b) => front(a) - front(b) || (a.dueAt ?? 0) - (b.dueAt ?? 0))
        return due.slice(0, limit).map(({ key }) => key)
      }),
  }
}

const held = { taken: false, why: 'held' } as const

function readWithUser(tables: MemoryTables, userId: string) {
  return {
    lease: structuredClone(shown(tables.leases.get(userKey(userId)))),
    ...(tables.freeze && { freeze: tables.freeze }),
    ...(tables.lastRun && { comparedMap: tables.lastRun.mapHash }),
    user: userIn(tables, userId),
    pins: pinsIn(tables),
    assigned: new Set(tables.assigned.keys()),
    quotas: structuredClone(tables.quotas),
  }
}

function releaseLease(on: Limits, holder: Held, release: Release) {
  const { tables } = on
  requireOneTransaction(release.writes ?? [], 2)
  const lease = leaseOf(tables, holder, release.now)
  if (lease.wanted !== release.seen) return goRoundAgain(on, lease, release.now)
  const othersWait = lease.occupiesPlace && tables.crowded
  if (lease.occupiesPlace) {
    tables.running--
    tables.crowded = false
  }
  applyWrites(tables, release.writes ?? [], holder.fence)
  finish(lease, release)
  return { released: true, othersWait } as const
}

function count(tables: MemoryTables, request: LeaseRequest): StoredLease {
  const { key, because, now, removal, readDirectory, readStudio } = request
  const lease: StoredLease = tables.leases.get(key) ?? {
    key,
    wanted: 0,
    done: 0,
    fence: 0,
    leaseUntil: 0,
    occupiesPlace: false,
    readDirectory: false,
    because: [],
  }
  tables.leases.set(key, lease)
  lease.wanted++
  lease.queue = removal ? 'removals' : (lease.queue ?? 'others')
  lease.readDirectory ||= readDirectory
  if (readStudio) lease.readStudio = true
  if (lease.because.length < BECAUSE_MAX) lease.because = [...lease.because, because]
  lease.standingDueAt ??= now
  lease.dueAt = lease.standingDueAt
  return lease
}

interface Limits {
  readonly tables: MemoryTables
  readonly places: number
  readonly begins: number
}

/** Half a second. */
const WINDOW_MS = 500

const most = (all: number, mayUseReserve: boolean) =>
  mayUseReserve ? all : all - Math.floor(all / 4)

/** Counts one who begins; false when as many have as may. */
function begin(
  { tables, begins }: Limits,
  asked: { readonly now: Instant; readonly mayUseReserve: boolean },
): boolean {
  const window = Math.floor(asked.now / WINDOW_MS)
  const begun = tables.begun.get(window) ?? 0
  if (begun >= most(Math.max(1, Math.floor(begins / 2)), asked.mayUseReserve)) return false
  tables.begun.set(window, begun + 1)
  return true
}

function goRoundAgain(on: Limits, lease: StoredLease, now: Instant) {
  const mayUseReserve = lease.queue === 'removals'
  if (
    !lease.readDirectory ||
    subjectOf(lease.key).kind !== 'user' ||
    begin(on, { now, mayUseReserve })
  )
    return { released: false } as const
  if (lease.occupiesPlace) on.tables.running--
  letGo(lease)
  lease.dueAt = now
  return { released: true, othersWait: true } as const
}

function takeFree(
  on: Limits,
  lease: StoredLease,
  asked: {
    readonly key: string
    readonly now: Instant
    readonly mayUseReserve: boolean
  },
): LeaseAnswer {
  const { key, now, mayUseReserve } = asked
  const { tables } = on
  if (lease.leaseUntil > now) return held
  const isUser = subjectOf(key).kind === 'user'
  const needsPlace = isUser && !lease.occupiesPlace
  if (needsPlace && tables.running >= most(on.places, mayUseReserve)) {
    tables.crowded = true
    return { taken: false, why: 'no place' }
  }
  if (isUser && !begin(on, { now, mayUseReserve })) {
    const nobodyRuns = tables.running === 0 && !tables.crowded
    tables.crowded = true
    const until = (Math.floor(now / WINDOW_MS) + 1) * WINDOW_MS
    return { taken: false, why: 'not yet', until, nobodyRuns }
  }
  if (needsPlace) {
    tables.running++
    lease.occupiesPlace = true
  }
  lease.fence++
  hold(lease, now)
  const taken = { taken: true, held: { key, fence: lease.fence } } as const
  return subjectOf(key).kind === 'user' ? taken : { ...taken, seen: lease.wanted }
}

function hold(lease: StoredLease, now: Instant): void {
  lease.leaseUntil = now + LEASE_MS
  lease.dueAt = lease.leaseUntil
  lease.standingDueAt = lease.leaseUntil
}

function letGo(lease: StoredLease): void {
  lease.leaseUntil = 0
  lease.occupiesPlace = false
  delete lease.standingDueAt
}

function finish(lease: StoredLease, { seen, lookAgainAt, undone }: Release): void {
  letGo(lease)
  if (undone) {
    if (lookAgainAt !== undefined) lease.dueAt = lookAgainAt
    return
  }
  lease.done = seen
  lease.readDirectory = false
  delete lease.readStudio
  lease.because = []
  if (lookAgainAt === undefined) {
    delete lease.queue
    delete lease.dueAt
  } else {
    lease.queue = 'others'
    lease.dueAt = lookAgainAt
  }
}

function shown(lease: StoredLease | undefined) {
  if (!lease) return undefined
  const { standingDueAt: _standing, ...rest } = lease
  return rest
}
