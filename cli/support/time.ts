/** Times as people type them. */
import type { Instant } from '../../core/words.ts'
import { CommandError, exitCode } from './exit.ts'

/** Undefined when the option is not given. A time without a zone and a day alone are UTC. */
export function timeOf(text: string | undefined, option: string): Instant | undefined {
  if (text === undefined) return undefined
  const iso = isoTime.test(text) ? text.replace(' ', 'T') : ''
  const time = Date.parse(/T.*(Z|[+-]\d\d:\d\d)$|^[^T]*$/.test(iso) ? iso : `${iso}Z`)
  if (!Number.isNaN(time)) return time
  throw new CommandError(
    exitCode.badInput,
    `${option} ${text} is not a time; write it like 2026-11-21 or 2026-11-21T14:00:00Z`,
  )
}

const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/
