/** One page of a day's audit records: its buckets read side by side, merged newest first. */
import type { AuditRecord } from '../core/audit/record.ts'
import type { Instant } from '../core/words.ts'
import type { Bucket } from './audit-buckets.ts'

type Position = { readonly eventId: string; readonly time: Instant }

/** Where a day was left: for each bucket its last record given, or that it is at its end. */
export interface BucketCursor {
  readonly day: string
  readonly left?: ReadonlyArray<Position | 'start' | 'end'>
}

/** A run of records under one key of an index, newest first. */
export interface Stretch {
  readonly index: string
  readonly key: string
  readonly value: string
  readonly since: Instant
  /** Exclusive. */
  readonly until: Instant
  /** Goes on after this one. */
  readonly after: Position | undefined
}

/** Its newest records, and whether there are more: a page ends by count, or by its bytes. */
export interface Read {
  readonly records: readonly AuditRecord[]
  readonly more: boolean
}

interface Day extends BucketCursor {
  readonly since: Instant
  readonly until: Instant
  readonly buckets: readonly Bucket[]
}

export function startOfDay(day: string): Instant {
  return Date.parse(`${day}T00:00:00.000Z`)
}

/**
 * What can be said for sure to be the newest: a bucket that has more to give may hide records as
 * new as its last one, so nothing older than the newest of such last ones is given yet.
 */
export async function takeDay(
  day: Day,
  read: (stretch: Stretch) => Promise<Read>,
): Promise<{ readonly records: readonly AuditRecord[]; readonly next?: BucketCursor }> {
  const left = day.left ?? day.buckets.map(() => 'start' as const)
  const found = await Promise.all(
    day.buckets.map(async (bucket, shard): Promise<Read> => {
      const position = left[shard] ?? 'start'
      if (position === 'end') return { records: [], more: false }
      const { since, until } = day
      return read({ ...bucket, since, until, after: position === 'start' ? undefined : position })
    }),
  )
  const unfinished = found.filter(({ more }) => more)
  const sureFrom = Math.max(...unfinished.map(({ records: some }) => some.at(-1)?.time ?? 0), 0)
  const given = found.map(({ records: some }) => some.filter(({ time }) => time >= sureFrom))
  const records = given.flat().sort((a, b) => b.time - a.time || compare(a.eventId, b.eventId))
  if (unfinished.length === 0) return { records }
  const next = given.map((some, shard) => {
    const all = found[shard]
    const last = some.at(-1)
    if (some.length === all?.records.length && !all.more) return 'end' as const
    return last ? { eventId: last.eventId, time: last.time } : (left[shard] ?? 'start')
  })
  return { records, next: { day: day.day, left: next } }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
