/** Checks of STS requests, in AWS's words. Values may be text, as the query protocol sends them. */
import { AwsError } from '../service.ts'

const MIN_SECONDS = 900
const MAX_SECONDS = 43_200

/** STS answers `ValidationError`, without `Exception`. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

function violation(member: string, value: unknown, rule: string): AwsError {
  const shown = value === undefined ? 'null' : `'${String(value)}'`
  return validationError(
    `1 validation error detected: Value ${shown} at '${member}' ` +
      `failed to satisfy constraint: ${rule}`,
  )
}

export function requireText(member: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw violation(member, value, 'Member must not be null')
}

const SESSION_NAME = /^[\w+=,.@-]*$/

/** 2..64 characters of `[\w+=,.@-]`: role session names and source identities. */
export function requireSessionName(member: string, value: unknown): string {
  const text = requireText(member, value)
  if (!SESSION_NAME.test(text)) {
    throw violation(member, text, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
  }
  if (text.length < 2) {
    throw violation(member, text, 'Member must have length greater than or equal to 2')
  }
  if (text.length > 64) {
    throw violation(member, text, 'Member must have length less than or equal to 64')
  }
  return text
}

/** Undefined when not given. */
export function durationOf(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const seconds = Number(value)
  if (!Number.isInteger(seconds) || seconds < MIN_SECONDS) {
    const rule = `Member must have value greater than or equal to ${MIN_SECONDS}`
    throw violation('durationSeconds', value, rule)
  }
  if (seconds > MAX_SECONDS) {
    const rule = `Member must have value less than or equal to ${MAX_SECONDS}`
    throw violation('durationSeconds', value, rule)
  }
  return seconds
}

export interface SessionTag {
  readonly Key: string
  readonly Value: string
}

export function tagsByKey(tags: readonly SessionTag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
