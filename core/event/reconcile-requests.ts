/** What a relayed directory event asks to be looked at, and why. Its verb is never carried out. */
import type { Because, Door, ReconcileRequest } from '../words.ts'
import { accountAccess, readAccountAccess } from './doors/account-access.ts'
import { consoleDoor } from './doors/console.ts'
import { type DirectoryEvent, type Reading, readChange } from './doors/door-reader.ts'
import { identityStoreApi } from './doors/identity-store-api.ts'
import { isNative, readNative } from './doors/native-event.ts'
import { scim } from './doors/scim.ts'
import { readRelayed } from './read-relayed.ts'
import { directoryFields, nativeDirectoryFields } from './relayed.ts'

export interface Requested {
  readonly requests: readonly ReconcileRequest[]
  readonly because: Because
  /**
   * `failed call`: AWS refused it, so nothing changed. `of no interest`: no entitlement turns on
   * it.
   */
  readonly outcome: 'requests' | 'failed call' | 'of no interest'
  /** True when it may take something away: a hint for the queue, never an instruction. */
  readonly removal: boolean
}

const doors = [scim, consoleDoor, identityStoreApi]

/**
 * Takes what the hub's rules relay (`directoryFields`, `nativeDirectoryFields`). Throws
 * `EventUnreadable` with the place in the event for a source or an event name that is not known,
 * and where an id is missing or hidden and nothing wider is told.
 */
export function reconcileRequests(event: unknown): Requested {
  const envelope = readRelayed(event, nativeDirectoryFields)
  const native = isNative(envelope.required('source'), envelope.required('detailType'))
  if (native) {
    const [eventId, time] = [envelope.required('id'), envelope.time()]
    return answer({ eventId, door: 'native-event', time }, readNative(envelope))
  }
  return fromCloudTrail(readRelayed(event, directoryFields))
}

function fromCloudTrail(event: DirectoryEvent): Requested {
  const { door, read } = readerOf(event)
  const because = { eventId: event.required('eventId'), door, time: event.time() }
  if (event.optional('errorCode') !== undefined)
    return { requests: [], because, outcome: 'failed call', removal: false }
  return answer(because, read())
}

function readerOf(event: DirectoryEvent): {
  readonly door: Door
  readonly read: () => Reading | undefined
} {
  const source = event.required('eventSource')
  const reader = doors.find(({ eventSources }) => eventSources.includes(source))
  if (reader) return { door: reader.door, read: () => readChange(reader, event) }
  if (accountAccess.eventSources.some((one) => one === source))
    return { door: accountAccess.door, read: () => readAccountAccess(event) }
  throw event.unreadable('eventSource', `"${source}", no door of the directory`)
}

function answer(because: Because, reading: Reading | undefined): Requested {
  if (!reading) return { requests: [], because, outcome: 'of no interest', removal: false }
  return { ...reading, because, outcome: 'requests' }
}
