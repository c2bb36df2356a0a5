/** What a door's file says about its events, and how that is read. */
import type { Door, ReconcileRequest } from '../../words.ts'
import { idOf, request } from '../identity-store-id.ts'
import type { RelayedEvent } from '../read-relayed.ts'
import type { directoryFields } from '../relayed.ts'

export type DirectoryEvent = RelayedEvent<keyof typeof directoryFields>
type DirectoryField = keyof typeof directoryFields

/** One kind of event: where to look because of it. */
export interface Change {
  /**
   * Narrowest first: the first field that holds an id decides; a hidden one gives way to a wider.
   */
  readonly look: ReadonlyArray<readonly [ReconcileRequest['kind'], DirectoryField]>
  /**
   * Whether it may take something away: it then goes to the front of the queue. Never more than a
   * hint. What a change of a user held is hidden, so all of them but the plainly harmless count.
   */
  readonly removal: boolean
}

export interface Reading {
  readonly requests: readonly ReconcileRequest[]
  readonly removal: boolean
}

export interface DoorReader {
  readonly door: Door
  /** CloudTrail's `eventSource`. */
  readonly eventSources: readonly string[]
  /** By event name. */
  readonly changes: Readonly<Record<string, Change>>
  /** Events that change no membership and no user's status, reads among them. */
  readonly ofNoInterest: RegExp
}

/** Undefined when the event is of no interest. Throws `EventUnreadable`. */
export function readChange(reader: DoorReader, event: DirectoryEvent): Reading | undefined {
  const eventName = event.required('eventName')
  const change = new Map(Object.entries(reader.changes)).get(eventName)
  if (change) return { requests: [narrowest(change, event)], removal: change.removal }
  if (reader.ofNoInterest.test(eventName)) return undefined
  throw event.unreadable('eventName', `"${eventName}", which is not known of this event source`)
}

function narrowest(change: Change, event: DirectoryEvent): ReconcileRequest {
  for (const [kind, field] of change.look) {
    const text = event.optional(field)
    if (text === undefined) continue
    const id = idOf(kind, text)
    if (id === undefined) throw event.unreadable(field, `"${text}", no ${kind} id`)
    return request(kind, id)
  }
  const [, field = 'eventName'] = change.look[0] ?? []
  throw event.unreadable(field, 'missing or hidden')
}
