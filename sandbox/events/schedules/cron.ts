/**
 * Cron expressions of EventBridge Scheduler: minutes, hours, day of month, month, day of week, year
 * (Scheduler user guide, schedule-types). Wildcards `, - * / ?` everywhere they are documented, `L`
 * and `#` for days; `W` is refused here.
 */
import { AwsError } from '../../services/service.ts'

/** A day's date and time of day as a clock on the wall shows them. */
export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

export interface Cron {
  /** In order. */
  readonly minutes: readonly number[]
  /** In order. */
  readonly hours: readonly number[]
  readonly isDay: (date: Pick<WallTime, 'year' | 'month' | 'day'>) => boolean
  readonly lastYear: number
}

interface FieldRange {
  readonly name: string
  readonly low: number
  readonly high: number
  readonly words?: readonly string[]
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const minuteField = { name: 'minutes', low: 0, high: 59 }
const hourField = { name: 'hours', low: 0, high: 23 }
const dayField = { name: 'day-of-month', low: 1, high: 31 }
const monthField = { name: 'month', low: 1, high: 12, words: months }
const weekdayField = { name: 'day-of-week', low: 1, high: 7, words: weekdays }
const yearField = { name: 'year', low: 1970, high: 2199 }

/** Reads what stands between the brackets of `cron(...)`; throws `ValidationException`. */
export function readCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] = fields
  if (fields.length < 5 || fields.length > 6) throw invalid(text, 'needs five or six fields')
  if ((day === '?') === (weekday === '?'))
    throw invalid(text, 'needs "?" in exactly one of day-of-month and day-of-week')
  const inMonth = readDays(day)
  const inWeek = readWeekdays(weekday)
  const inMonths = readValues(month, monthField)
  const years = readValues(year, yearField)
  return {
    minutes: inOrder(readValues(minute, minuteField)),
    hours: inOrder(readValues(hour, hourField)),
    isDay: (date) =>
      years.has(date.year) && inMonths.has(date.month) && inMonth(date) && inWeek(date),
    lastYear: Math.max(...years),
  }
}

type DayTest = (date: Pick<WallTime, 'year' | 'month' | 'day'>) => boolean

function readDays(text: string): DayTest {
  if (text === '?') return () => true
  if (text === 'L') return (date) => date.day === lastDay(date)
  const days = readValues(text, dayField)
  return ({ day }) => days.has(day)
}

function readWeekdays(text: string): DayTest {
  if (text === '?') return () => true
  if (text === 'L') return (date) => weekdayOf(date) === 7
  const [, ofMonth, which] = /^(\w+)#([1-5])$/.exec(text) ?? []
  if (ofMonth !== undefined) {
    const wanted = readValue(ofMonth, weekdayField)
    return (date) => weekdayOf(date) === wanted && Math.ceil(date.day / 7) === Number(which)
  }
  const [, last] = /^(\w+)L$/.exec(text) ?? []
  if (last !== undefined) {
    const wanted = readValue(last, weekdayField)
    return (date) => weekdayOf(date) === wanted && date.day > lastDay(date) - 7
  }
  const wanted = readValues(text, weekdayField)
  return (date) => wanted.has(weekdayOf(date))
}

/** Lists, ranges and steps: `1,5`, `1-5`, `*`, `1/10`, `*` with a step. */
function readValues(text: string, field: FieldRange): Set<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', stepText] = part.split('/')
    const [from, to] = readRange(range, stepText !== undefined, field)
    const step = Number(stepText ?? 1)
    if (!Number.isInteger(step) || step < 1 || part.split('/').length > 2)
      throw invalid(part, `is no step of ${field.name}`)
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return values
}

function readRange(text: string, stepped: boolean, field: FieldRange): readonly [number, number] {
  if (text === '*') return [field.low, field.high]
  const [first = '', last, ...more] = text.split('-')
  const from = readValue(first, field)
  if (last === undefined) return [from, stepped ? field.high : from]
  const to = readValue(last, field)
  if (more.length > 0 || to < from) throw invalid(text, `is no range of ${field.name}`)
  return [from, to]
}

function readValue(text: string, { name, low, high, words = [] }: FieldRange): number {
  const word = words.indexOf(text.toUpperCase())
  const value = word >= 0 ? word + low : Number(/^\d+$/.test(text) ? text : Number.NaN)
  if (value >= low && value <= high) return value
  throw invalid(text, `is not supported as ${name} (${low} to ${high})`)
}

function inOrder(values: ReadonlySet<number>): number[] {
  return [...values].sort((left, right) => left - right)
}

function lastDay({ year, month }: Pick<WallTime, 'year' | 'month'>): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 1 is Sunday. */
function weekdayOf({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1
}

function invalid(text: string, problem: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression: "${text}" ${problem}.`)
}
