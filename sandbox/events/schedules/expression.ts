/** Schedule expressions: `rate(5 minutes)`, `cron(0 8 * * ? *)`, `at(2026-11-02T08:00:00)`. */
import { AwsError } from '../../services/service.ts'
import { type Cron, readCron } from './cron.ts'
import { readTimeZone, type TimeZone } from './time-zone.ts'

export interface ScheduleExpression {
  readonly once: boolean
  /** The first time after `afterMs` at which the schedule is due; undefined when there is none. */
  next(afterMs: number): number | undefined
}

export interface ExpressionSettings {
  readonly text: string
  /** Default UTC. */
  readonly timeZone?: string
  /** Where a rate begins, in milliseconds: StartDate, or the making of the schedule. */
  readonly fromMs: number
}

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Throws `ValidationException`. */
export function readExpression(settings: ExpressionSettings): ScheduleExpression {
  const { text, timeZone = 'UTC' } = settings
  const [, kind, inner = ''] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? []
  if (kind === 'rate') return everyRate(readRate(inner, text), settings.fromMs)
  const zone = readTimeZone(timeZone)
  if (kind === 'cron') {
    const cron = readCron(inner)
    return { once: false, next: (after) => nextOfCron(cron, zone, after) }
  }
  if (kind === 'at') return onceAt(inner, zone)
  throw invalid(text)
}

function readRate(inner: string, text: string): number {
  const [, count = '0', unit] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? []
  const known = unit === 'minute' || unit === 'hour' || unit === 'day'
  if (!known || Number(count) < 1) throw invalid(text)
  return Number(count) * units[unit]
}

/** Without a start date a rate begins at once, as documented. */
function everyRate(period: number, fromMs: number): ScheduleExpression {
  return {
    once: false,
    next: (after) =>
      after < fromMs ? fromMs : fromMs + (Math.floor((after - fromMs) / period) + 1) * period,
  }
}

function onceAt(inner: string, zone: TimeZone): ScheduleExpression {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(inner)?.slice(1).map(Number)
  if (!parts) throw invalid(`at(${inner})`)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const moment = zone.momentOf({ year, month, day, hour, minute, second })
  return {
    once: true,
    next: (after) => (moment !== undefined && moment > after ? moment : undefined),
  }
}

/** Times that a zone's clocks skip are skipped; those they show twice happen once (documented). */
function nextOfCron(cron: Cron, zone: TimeZone, afterMs: number): number | undefined {
  const now = zone.wallTimeOf(afterMs)
  const today = Date.UTC(now.year, now.month - 1, now.day)
  for (let index = 0; ; index++) {
    const date = new Date(today + index * units.day)
    const year = date.getUTCFullYear()
    if (year > cron.lastYear) return undefined
    const day = { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    if (!cron.isDay(day)) continue
    const earliestHour = index === 0 ? now.hour - largestShiftHours : 0
    for (const time of timesOf(cron, earliestHour)) {
      const moment = zone.momentOf({ ...day, ...time })
      if (moment !== undefined && moment > afterMs) return moment
    }
  }
}

/** No zone's clocks are moved further than this at once, so earlier hours cannot be to come. */
const largestShiftHours = 3

function* timesOf({ hours, minutes }: Cron, earliestHour: number) {
  for (const hour of hours) {
    if (hour < earliestHour) continue
    for (const minute of minutes) yield { hour, minute }
  }
}

function invalid(text: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression ${text}.`)
}
