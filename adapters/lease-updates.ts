/**
 * Updates of lease items, put together from what they mean. `standingDueAt` stands beside `dueAt`
 * while the lease is held (leaseUntil) or waits (since when), and keeps a further request from
 * moving `dueAt`; it is absent when `dueAt` is only the time to look again.
 */
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Held, Lease, LeaseRequest, Release } from '../core/ports.ts'
import type { Because, Instant } from '../core/words.ts'
import { type Clauses, update } from './expressions.ts'
import type { Item } from './transactions.dynamodb.ts'

/** The design's figure; every task of a holder renews it. */
const LEASE_MS = 5 * 60 * 1000
/** The newest are dropped beyond this: an item stays small in any burst. */
export const BECAUSE_MAX = 20

/** Counts the users who run: `running`, and `crowded` once somebody found no place. */
const PLACES = 'places'

const constants = {
  ':zero': 0,
  ':one': 1,
  ':minusOne': -1,
  ':true': true,
  ':user': 'user',
  ':false': false,
  ':none': [],
  ':most': BECAUSE_MAX,
  ':removals': 'removals',
  ':others': 'others',
} as const

type Values = Readonly<Record<string, unknown>>

/** Named beside `TableName` in an update or a transaction. */
function onKey(key: string, clauses: readonly Clauses[], values: Values = {}) {
  const all = (name: keyof Clauses) => clauses.flatMap((one) => one[name] ?? [])
  const joined = {
    set: all('set'),
    remove: all('remove'),
    add: all('add'),
    when: all('when'),
  }
  return {
    Key: marshall({ key }),
    ...update(joined, { ...constants, ...values }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
}

const free: Clauses = { when: ['attribute_not_exists(leaseUntil) OR leaseUntil <= :now'] }
const mine: Clauses = { when: ['fence = :fence', 'leaseUntil > :now'] }

/** Sets leaseUntil to five minutes from now; fails when the lease is not the holder's any more. */
export function renewal({ key, fence }: Held, now: Instant) {
  return onKey(key, [mine, holding], { ':fence': fence, ':now': now, ':until': now + LEASE_MS })
}

const holding: Clauses = {
  set: ['leaseUntil = :until', 'dueAt = :until', 'standingDueAt = :until'],
}

/** How a user's lease is about to be taken, as far as is known of its item. */
export interface Taking {
  readonly now: Instant
  /** Must exceed the fence of the item: time does, unless clocks disagree. */
  readonly fence: number
  /** False when the item's dead holder still occupies a place, which is then taken over. */
  readonly withPlace: boolean
  /** Whether there is room for one more cause. */
  readonly append: boolean
}

/** Takes a free user's lease; with a request, that is counted too. */
export function takingUser(key: string, taking: Taking, more: TakingMore) {
  const place: Clauses = taking.withPlace
    ? { when: ['attribute_not_exists(occupiesPlace) OR occupiesPlace = :false'] }
    : { when: ['occupiesPlace = :true'] }
  const fenced: Clauses = {
    set: ['fence = :fence', 'occupiesPlace = :true', 'holding = :user'],
    when: ['attribute_not_exists(fence) OR fence < :fence'],
  }
  const { clauses, values } = moreOf(more, taking.append)
  return onKey(key, [free, place, holding, fenced, ...clauses], {
    ...values,
    ':fence': taking.fence,
    ':now': taking.now,
    ':until': taking.now + LEASE_MS,
  })
}

/** Takes a free group's lease, whose fence grows by one. */
export function takingGroup(key: string, taking: Omit<Taking, 'fence'>, more: TakingMore) {
  const fenced: Clauses = {
    set: ['fence = if_not_exists(fence, :zero) + :one', 'occupiesPlace = :false'],
  }
  const { clauses, values } = moreOf(more, taking.append)
  return onKey(key, [free, holding, fenced, ...clauses], {
    ...values,
    ':now': taking.now,
    ':until': taking.now + LEASE_MS,
  })
}

/** Beside the taking: a request that is counted, or a condition that work is due. */
export type TakingMore =
  | { readonly request: LeaseRequest }
  | { readonly due: true; readonly queue?: 'removals' }

function moreOf(more: TakingMore, append: boolean): { clauses: Clauses[]; values: Values } {
  if ('request' in more) {
    const { request } = more
    return { clauses: [counted(request, append)], values: { ':because': [request.because] } }
  }
  const when = ['dueAt <= :now', ...(more.queue ? ['queue = :removals'] : [])]
  return { clauses: [{ when }], values: {} }
}

function counted(request: LeaseRequest, append: boolean): Clauses {
  const { removal, readDirectory, readStudio } = request
  return {
    set: [
      'wanted = if_not_exists(wanted, :zero) + :one',
      'done = if_not_exists(done, :zero)',
      removal ? 'queue = :removals' : 'queue = if_not_exists(queue, :others)',
      readDirectory
        ? 'readDirectory = :true'
        : 'readDirectory = if_not_exists(readDirectory, :false)',
      ...(readStudio ? ['readStudio = :true'] : []),
      ...(append ? ['because = list_append(if_not_exists(because, :none), :because)'] : []),
    ],
    when: append ? ['attribute_not_exists(because) OR size(because) < :most'] : [],
  }
}

const waiting: Clauses = {
  set: [
    'dueAt = if_not_exists(standingDueAt, :now)',
    'standingDueAt = if_not_exists(standingDueAt, :now)',
  ],
}

/** Counts a request without taking: whatever holds (`any`), if free, or if held with this fence. */
export function wanting(
  request: LeaseRequest,
  append: boolean,
  state: 'any' | 'free' | { readonly fence: number },
) {
  const states = state === 'any' ? [] : [state === 'free' ? free : mine]
  return onKey(request.key, [counted(request, append), waiting, ...states], {
    ':because': [request.because],
    ':now': request.now,
    ...(typeof state === 'object' ? { ':fence': state.fence } : {}),
  })
}

const letGo: Clauses = {
  set: ['leaseUntil = :zero', 'occupiesPlace = :false'],
  remove: ['standingDueAt', 'holding'],
}

/** Fails when `wanted` grew, or the lease is not the holder's any more. */
export function releasing({ key, fence }: Held, release: Release) {
  const { seen, now, lookAgainAt, undone } = release
  const finished: Clauses = {
    set: ['done = :seen', 'readDirectory = :false', 'because = :none'],
    remove: ['readStudio'],
  }
  const later: Clauses =
    lookAgainAt === undefined
      ? { remove: ['queue', 'dueAt'] }
      : { set: [...(undone ? [] : ['queue = :others']), 'dueAt = :later'] }
  const all: Clauses = { when: ['wanted = :seen'] }
  return onKey(key, [mine, letGo, ...(undone ? [] : [finished]), all, later], {
    ':fence': fence,
    ':now': now,
    ':seen': seen,
    ':later': lookAgainAt,
  })
}

/** Nothing is done: what was wanted and why stays. No time is given, so an expired lease counts. */
export function givingUp({ key, fence }: Held, lookAgainAt: Instant) {
  const held: Clauses = { when: ['fence = :fence', 'leaseUntil > :zero'] }
  const later: Clauses = { set: ['dueAt = :later'] }
  return onKey(key, [held, letGo, later], { ':fence': fence, ':later': lookAgainAt })
}

/** A count of a window is of no use a moment later; DynamoDB removes it within days. */
const COUNT_KEPT_MS = 60 * 60 * 1000

/**
 * Half a second: a service that takes one second's calls at once is never sent more, though those
 * of one window come at its end and those of the next at its beginning.
 */
const WINDOW_MS = 500

/** How many may begin in one window, of so many a second. */
export function inWindow(aSecond: number): number {
  return Math.max(1, Math.floor((aSecond * WINDOW_MS) / 1000))
}

/** When the next window begins. */
export function nextWindow(now: Instant): Instant {
  return (Math.floor(now / WINDOW_MS) + 1) * WINDOW_MS
}

/** One more of that kind begins in this window, while fewer than `most` have. */
export function begun(kind: 'begun' | 'listed', now: Instant, most: number) {
  return onKey(
    `${kind}#${Math.floor(now / WINDOW_MS)}`,
    [
      {
        add: ['begun :one'],
        set: ['expiresAt = :expires'],
        when: ['attribute_not_exists(begun) OR begun < :begins'],
      },
    ],
    { ':begins': most, ':expires': Math.ceil((now + COUNT_KEPT_MS) / 1000) },
  )
}

/** One more runs, while fewer than `most` do. */
export function placeTaken(most: number) {
  return onKey(
    PLACES,
    [{ add: ['running :one'], when: ['attribute_not_exists(running) OR running < :places'] }],
    { ':places': most },
  )
}

/** One fewer runs. `unless crowded` fails when somebody waits; `emptied` forgets that they do. */
export function placeGiven(how: 'whatever' | 'unless crowded' | 'emptied') {
  const crowd: Record<typeof how, Clauses> = {
    whatever: {},
    'unless crowded': { when: ['attribute_not_exists(crowded)'] },
    emptied: { remove: ['crowded'] },
  }
  return onKey(PLACES, [{ add: ['running :minusOne'] }, crowd[how]])
}

/** What there is no more room in: as many places, or the window, which is over in a moment. */
export type Full = number | 'window' | 'tended window'

/**
 * Somebody waits: until fewer than so many run, or for the next window. The first fails when a
 * place has become free meanwhile. `tended` fails when nobody runs whose release would tell of it,
 * nor anybody waits yet: the first who does is told, so that not all of them ask again.
 */
export function crowding(full: Full) {
  const when: Record<Exclude<Full, number>, string[]> = {
    window: [],
    'tended window': ['running >= :one OR crowded = :true'],
  }
  const all = typeof full === 'number' ? ['running >= :places'] : when[full]
  return onKey(PLACES, [{ set: ['crowded = :true'], when: all }], { ':places': full })
}

export function readLease(item: Item | undefined): Lease | undefined {
  if (!item) return undefined
  const { queue, dueAt } = item as Pick<Lease, 'queue' | 'dueAt'>
  return {
    key: String(item.key),
    wanted: Number(item.wanted ?? 0),
    done: Number(item.done ?? 0),
    fence: Number(item.fence ?? 0),
    leaseUntil: Number(item.leaseUntil ?? 0),
    occupiesPlace: item.occupiesPlace === true,
    ...(queue === undefined ? {} : { queue }),
    ...(dueAt === undefined ? {} : { dueAt }),
    readDirectory: item.readDirectory === true,
    ...(item.readStudio === true ? { readStudio: true } : {}),
    because: (item.because ?? []) as readonly Because[],
  }
}
