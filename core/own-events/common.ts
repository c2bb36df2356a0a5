/** What every event of Rollcall's own carries, made from what happened. */
import { canonicalJson } from '../canonical.ts'
import { sha256Hex } from '../digest.ts'
import type { Because, Instant } from '../words.ts'
import type { OwnEventKind, OwnEventOf } from './schemas.ts'

export interface Happened {
  /** What makes it this event and no other: the same again gives the same `eventId`. */
  readonly identity: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly because: readonly Because[]
  readonly mapHash: string
}

type Common = Pick<OwnEventOf<'granted'>, 'eventId' | 'time' | 'because' | 'mapHash'>

/** A lease keeps as many. */
const CAUSES_MAX = 20

export function common(kind: OwnEventKind, happened: Happened): Common {
  const { identity, at, because, mapHash } = happened
  return {
    eventId: sha256Hex(canonicalJson({ kind, ...identity })),
    time: inWords(at),
    because: because.slice(0, CAUSES_MAX).map(withoutName),
    mapHash,
  }
}

/** ISO 8601 in UTC. */
export function inWords(time: Instant): string {
  return new Date(time).toISOString()
}

export function count(users: number): string {
  return users === 1 ? '1 user' : `${users} users`
}

/** The ledger keeps who answers for what an operator did; others hear no person's name. */
function withoutName({ eventId, door, time }: Because): Common['because'][number] {
  const named = door === 'operator' ? eventId.replace(/ by .*$/s, '') : eventId
  return { eventId: named, door, time: inWords(time) }
}
