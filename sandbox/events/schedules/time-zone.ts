/** Wall times of a time zone as moments, by the platform's IANA time zone data. */
import { AwsError } from '../../services/service.ts'
import type { WallTime } from './cron.ts'

export interface TimeZone {
  readonly name: string
  /** The first moment at which the zone's clocks show this time; undefined when they skip it. */
  momentOf(time: WallTime & { readonly second?: number }): number | undefined
  wallTimeOf(momentMs: number): WallTime & { readonly second: number }
}

/** Throws `ValidationException` when there is no such zone. */
export function readTimeZone(name: string): TimeZone {
  if (name === 'UTC') return utc
  const format = formatOf(name)
  const wallTimeOf = (momentMs: number) => {
    const parts = Object.fromEntries(
      format.formatToParts(momentMs).map(({ type, value }) => [type, Number(value)]),
    )
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
    return { year, month, day, hour, minute, second }
  }
  /** Milliseconds that the zone's clocks are ahead of UTC. */
  const offsetAt = (momentMs: number) =>
    asUtc(wallTimeOf(momentMs)) - Math.floor(momentMs / 1000) * 1000
  return {
    name,
    wallTimeOf,
    momentOf(time) {
      const wanted = asUtc(time)
      const day = 86_400_000
      const offsets = [offsetAt(wanted - day), offsetAt(wanted + day)]
      const moments = offsets
        .map((offset) => wanted - offset)
        .filter((moment) => asUtc(wallTimeOf(moment)) === wanted)
      return moments.length === 0 ? undefined : Math.min(...moments)
    },
  }
}

/** The usual zone, without the cost of the platform's formatting. */
const utc: TimeZone = {
  name: 'UTC',
  momentOf: asUtc,
  wallTimeOf(momentMs) {
    const date = new Date(momentMs)
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    }
  },
}

function asUtc({ year, month, day, hour, minute, second = 0 }: WallTime & { second?: number }) {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new AwsError('ValidationException', `The time zone "${timeZone}" is not known.`)
  }
}
