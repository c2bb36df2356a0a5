/** What topics published and to whom it went: the outbox of what the sandbox does not send. */
import { defineStore, type World } from '../world/world.ts'
import type { Protocol } from './topic.ts'

export interface Delivery {
  readonly protocol: Protocol
  readonly endpoint: string
  /**
   * `kept`: it would have been sent to that address. `filtered`: the filter policy did not take
   * it. `pending`: nobody has confirmed the address. `dead letter`, `lost`: the queue refused it.
   */
  readonly outcome: 'delivered' | 'kept' | 'filtered' | 'pending' | 'dead letter' | 'lost'
  /** Why the queue refused it. */
  readonly reason?: string
}

export interface Notice {
  /** ISO 8601. */
  readonly time: string
  readonly topicArn: string
  readonly topic: string
  readonly messageId: string
  readonly subject?: string
  readonly message: string
  /** Session, role or service. */
  readonly publisher: string
  readonly deliveries: readonly Delivery[]
}

/** Older ones are dropped. */
const noticesKept = 10_000

const notices = defineStore<Notice[]>(() => [])

export function keepNotice(world: World, notice: Notice): void {
  const kept = notices.of(world)
  kept.push(notice)
  if (kept.length > noticesKept) kept.splice(0, kept.length - noticesKept)
}

/** Newest first; the last 10,000. */
export function topicNotices(world: World): Notice[] {
  return notices.of(world).toReversed()
}
