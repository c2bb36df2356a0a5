/** JSON between states: a value with its text, so that each is made only once. */
import { FatalError, StateError } from './errors.ts'

/** Bytes of UTF-8 in an input, an output or a variable assignment (AWS's service quotas). */
export const PAYLOAD_LIMIT = 262_144

export interface Payload {
  /** Never changed once made. */
  readonly value: unknown
  readonly text: string
}

/** Throws `States.DataLimitExceeded` naming `what` when the text is too large. */
export function payloadOf(value: unknown, what: string): Payload {
  const text = JSON.stringify(value) ?? 'null'
  checkSize(text, what)
  return { value, text }
}

/** Throws `States.DataLimitExceeded` naming `what` when the text is too large. */
export function checkSize(text: string, what: string): void {
  if (!exceedsLimit(text)) return
  throw new FatalError(
    'States.DataLimitExceeded',
    `${what} has a size exceeding the maximum number of bytes service limit (${PAYLOAD_LIMIT}).`,
  )
}

export function exceedsLimit(text: string): boolean {
  return text.length * 3 > PAYLOAD_LIMIT && Buffer.byteLength(text) > PAYLOAD_LIMIT
}

/**
 * A copy free of what JSONata leaves on its results, so that a value behaves in the next state as
 * if it had travelled as text. Throws `States.QueryEvaluationError` for a function.
 */
export function toPlain(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toPlain(item)))
  if (typeof value !== 'object') throw notJson()
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw notJson()
  if ('toJSON' in value && typeof value.toJSON === 'function') return toPlain(value.toJSON())
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) setOwn(copy, key, toPlain(member))
  }
  return copy
}

/** Sets a key as JSON.parse does, `__proto__` included. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true })
}

function notJson(): StateError {
  return new StateError('States.QueryEvaluationError', 'The result is not a JSON value.')
}
