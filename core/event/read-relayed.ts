/** Reads relayed fields one by one, and says where a needed one is missing. */
import { EventUnreadable } from '../errors.ts'
import type { Instant } from '../words.ts'
import type { RelayedField, RelayedFields } from './relayed.ts'

/**
 * What CloudTrail writes in place of a value it will not tell; it can stand for whole structures.
 */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'

export interface RelayedEvent<Name extends string = string> {
  /** Undefined when the field is '', null, absent, or hidden. */
  optional(name: Name): string | undefined
  /** Throws `EventUnreadable` where `optional` would answer undefined. */
  required(name: Name): string
  /** The envelope's time. Throws `EventUnreadable`. */
  time(): Instant
  unreadable(name: Name, found: string): EventUnreadable
}

/** Throws `EventUnreadable` when the event is no object. Fields beyond the list are not seen. */
export function readRelayed<const Fields extends RelayedFields>(
  event: unknown,
  fields: Fields,
): RelayedEvent<keyof Fields & string> {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new EventUnreadable('$', `${Array.isArray(event) ? 'a list' : typeof event}, no object`)
  const values = new Map<string, unknown>(Object.entries(event))
  const places = new Map<string, RelayedField>(Object.entries(fields))
  const unreadable = (name: string, found: string) =>
    new EventUnreadable(places.get(name)?.path ?? name, found)
  const text = (name: string): string | undefined => {
    const value = values.get(name)
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string') throw unreadable(name, `${typeof value}, not a string`)
    return value
  }
  const optional = (name: string) => {
    const value = text(name)
    return value === HIDDEN ? undefined : value
  }
  const required = (name: string) => {
    const value = text(name)
    if (value === undefined) throw unreadable(name, 'missing')
    if (value === HIDDEN) throw unreadable(name, 'hidden')
    return value
  }
  const time = () => {
    const value = required('time')
    const instant = Date.parse(value)
    if (Number.isNaN(instant)) throw unreadable('time', `"${value}", no time`)
    return instant
  }
  return { optional, required, time, unreadable }
}
