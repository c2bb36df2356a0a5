/** What a complete listing tells the guard. */
import type { GuardLimits } from '../access-map/access-map.ts'
import type { GuardWrite } from '../ports/guard.ts'
import type { Instant } from '../words.ts'
import { isBeyond } from './count.ts'
import { emptyGuard, type GroupGuard, letGoKinds, wishes } from './group-guard.ts'

/** Users whom one group's item names as gone: with 400 KB an item (DynamoDB) there is room. */
export const NAMED_MAX = 1_000
/** With a transaction's own users, these stay within an update's 4 KB and 300 operators. */
const FORGOTTEN_MAX = 15
const BACK_MAX = 30

export interface Listing {
  /** In the group, by the listing. */
  readonly members: ReadonlySet<string>
  /** In the snapshot, and not in the listing. */
  readonly gone: readonly string[]
  readonly now: Instant
  readonly limits: GuardLimits
}

/** The guard as it would stand after the listing. */
export function afterListing(guard: GroupGuard, listing: Listing): GroupGuard {
  const { members, now } = listing
  const stays = ([userId]: readonly [string, unknown]) => !members.has(userId)
  const gone = new Map([...guard.gone].filter(stays))
  for (const userId of listing.gone) if (!guard.asked.has(userId)) gone.set(userId, now)
  const asked = new Map([...guard.asked].filter(stays))
  const named = new Map([...gone].slice(0, NAMED_MAX))
  const unnamed = gone.size - named.size
  return {
    ...guard,
    size: sizeAt(guard, listing),
    gone: named,
    asked,
    ...(unnamed > 0 && { further: { count: unnamed, at: now } }),
  }
}

/** More removals than may go without an operator: worth a second look before it is believed. */
export function isSuspicious(guard: GroupGuard | undefined, listing: Listing): boolean {
  if (listing.gone.length < 2) return false
  return isBeyond(afterListing(guard ?? emptyGuard(''), listing), 'leaving', listing)
}

/** The users whom one transaction of a listing is about. */
export interface Chunk {
  readonly groupId: string
  /** Users who differ, in the order of the whole listing's differences: the gone first. */
  readonly userIds: readonly string[]
  /** Where the chunk begins in that order. */
  readonly start: number
}

/**
 * The note beside one transaction. Those whom later transactions name are counted from the first
 * one on: whoever asks between two of them is judged by the whole listing.
 */
export function noteOf(
  guard: GroupGuard | undefined,
  listing: Listing,
  { groupId, userIds, start }: Chunk,
): GuardWrite {
  const { members, now: at } = listing
  const silent = listing.gone.filter((userId) => !guard?.asked.has(userId))
  const room = Math.max(0, NAMED_MAX - (guard?.gone.size ?? 0))
  const nameable = new Set(silent.slice(0, room))
  const done = new Set(listing.gone.slice(0, start + userIds.length))
  const named = [...nameable].filter((userId) => done.has(userId)).length
  return {
    kind: 'leaving',
    groupId,
    at,
    size: sizeAt(guard, listing),
    gone: userIds.filter((userId) => nameable.has(userId)),
    further: silent.length - named,
    back: backIn(cameBack(guard, members), { userIds, start }),
    forget: start === 0 ? forgettable(guard, listing) : [],
  }
}

/** Those of the chunk, and with the first one some who differ no more. */
function backIn(
  back: readonly string[],
  { userIds, start }: Pick<Chunk, 'userIds' | 'start'>,
): readonly string[] {
  const own = new Set(userIds)
  const others = back.filter((userId) => !own.has(userId))
  return [
    ...back.filter((userId) => own.has(userId)),
    ...(start === 0 ? others.slice(0, BACK_MAX) : []),
  ]
}

/** Members, those just gone, and those who went within the window: the group as it was. */
function sizeAt(guard: GroupGuard | undefined, listing: Listing): number {
  const { members, gone, now, limits } = listing
  const since = now - limits.windowMs
  const users = new Set([...members, ...gone])
  if (!guard) return users.size
  for (const [userId, at] of guard.gone) if (at > since) users.add(userId)
  for (const kind of letGoKinds)
    for (const [userId, at] of guard.letGo[kind]) if (at > since) users.add(userId)
  for (const [userId] of wishes(guard, now)) users.add(userId)
  return users.size
}

/** Who is in the group again, and is noted as leaving it. */
export function cameBack(
  guard: GroupGuard | undefined,
  members: ReadonlySet<string>,
): readonly string[] {
  if (!guard) return []
  const noted = new Set([...guard.gone.keys(), ...guard.asked.keys()])
  return [...noted].filter((userId) => members.has(userId))
}

/** Of whom nothing counts any more; some of them at each listing. */
function forgettable(
  guard: GroupGuard | undefined,
  { now, limits, members }: Listing,
): readonly string[] {
  if (!guard) return []
  const since = now - limits.windowMs
  const asking = new Set(wishes(guard, now).map(([userId]) => userId))
  const letGo = letGoKinds.map((kind) => guard.letGo[kind])
  const noted = new Set([guard.gone, guard.asked, ...letGo].flatMap((notes) => [...notes.keys()]))
  return [...noted]
    .filter((userId) => !asking.has(userId) && !members.has(userId))
    .filter((userId) => (guard.gone.get(userId) ?? 0) <= since)
    .filter((userId) => letGo.every((of) => (of.get(userId) ?? 0) <= since))
    .slice(0, FORGOTTEN_MAX)
}
