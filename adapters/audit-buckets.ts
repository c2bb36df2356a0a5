/** Buckets of the audit table's indexes: a day, in four shards so that no partition runs hot. */
import { sha256 } from '../core/digest.ts'
import type { Instant } from '../core/words.ts'

/** An index partition takes 1,000 writes a second (DynamoDB's documented limit). */
const SHARDS = 4

interface Event {
  readonly eventId: string
  readonly time: Instant
}

export interface Bucket {
  readonly index: 'role' | 'day'
  readonly key: 'roleBucket' | 'dayBucket'
  readonly value: string
}

/** `yyyy-mm-dd` in UTC. */
export function dayOf(time: Instant): string {
  return new Date(time).toISOString().slice(0, 10)
}

export function roleBucket(roleArn: string, event: Event): string {
  return `${roleArn}#${dayBucket(event)}`
}

export function dayBucket({ eventId, time }: Event): string {
  const shard = (sha256(eventId)[0] ?? 0) % SHARDS
  return `${dayOf(time)}#${shard}`
}

/** Every bucket of a day, of one role or of all. */
export function bucketsOf(day: string, roleArn?: string): readonly Bucket[] {
  return Array.from({ length: SHARDS }, (_, shard) =>
    roleArn === undefined
      ? { index: 'day', key: 'dayBucket', value: `${day}#${shard}` }
      : { index: 'role', key: 'roleBucket', value: `${roleArn}#${day}#${shard}` },
  )
}
