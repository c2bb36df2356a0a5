/** Days of one group by a churn model: who leaves at which hour. Equal seeds give equal days. */
import type { Random } from '../../../sandbox/world/random.ts'
import type { ChurnModel } from './model.ts'

/** So many of a group's members leave at once. */
export interface Departure {
  /** Hours since the day began, in [0, 24). */
  readonly hour: number
  readonly count: number
  readonly cause: Cause
}

export type Cause = 'leaving' | 'month end' | 'moving' | 'small' | 'large' | 'project end'

const DAYS_PER_YEAR = 365
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12
/** People leave and move on working days. */
const WORKING_SHARE = 5 / 7
/** Of the month's days, the one on which the month's batch runs: every 30th here. */
const MONTH_DAYS = 30
const BATCH_HOUR = 18

export interface GroupDay {
  readonly size: number
  /** Counts from 0, which is a Monday. */
  readonly day: number
  readonly isProject: boolean
}

/** By hour; together never more than there are members. */
export function departuresOf(model: ChurnModel, group: GroupDay, random: Random): Departure[] {
  const { size, day, isProject } = group
  const drawn: Departure[] = []
  const add = (cause: Cause, count: number, hour = workingHour(random)) => {
    if (count > 0) drawn.push({ hour, count, cause })
  }
  if (isProject && random.next() < 1 / model.projectDays) add('project end', size, BATCH_HOUR)
  if (isMonthEnd(day)) {
    const perMonth = size * model.separationsPerMonth * model.atMonthEnd
    add('month end', withCompany(model, poisson(perMonth, random), random), BATCH_HOUR)
  }
  if (day % 7 < 5) addWorkingDay(model, { size, random, add })
  return withinSize(
    drawn.sort((a, b) => a.hour - b.hour),
    size,
  )
}

interface Drawing {
  readonly size: number
  readonly random: Random
  readonly add: (cause: Cause, count: number) => void
}

function addWorkingDay(model: ChurnModel, { size, random, add }: Drawing): void {
  const small = model.movesInSmallReorganisations
  const large = model.movesInLargeReorganisations
  const leaving = (size * model.separationsPerMonth * (1 - model.atMonthEnd)) / DAYS_PER_MONTH
  const moving = (size * model.movesPerYear) / DAYS_PER_YEAR
  // Each leaves at an hour of their own.
  const leavers = poisson(leaving / WORKING_SHARE, random)
  for (let n = 0; n < leavers; n++) add('leaving', withCompany(model, 1, random))
  const movers = poisson((moving * (1 - small - large)) / WORKING_SHARE, random)
  for (let n = 0; n < movers; n++) add('moving', 1)
  // A small reorganisation moves 2 to 4, on average 3; a large one two thirds of the group.
  if (random.next() < (moving * small) / 3 / WORKING_SHARE) add('small', random.between(2, 4))
  if (random.next() < (moving * large) / ((2 / 3) * size) / WORKING_SHARE)
    add('large', random.between(Math.ceil(size / 3), size))
}

/** The last day of a month of 30 that is a working one. */
function isMonthEnd(day: number): boolean {
  const last = Math.floor(day / MONTH_DAYS) * MONTH_DAYS + MONTH_DAYS - 1
  const working = last % 7 < 5 ? last : last - ((last % 7) - 4)
  return day === working
}

function withCompany({ contagion }: ChurnModel, count: number, random: Random): number {
  let all = count
  for (let n = 0; n < count; n++) if (random.next() < contagion) all++
  return all
}

function withinSize(departures: readonly Departure[], size: number): Departure[] {
  let left = size
  return departures.flatMap((departure) => {
    const count = Math.min(departure.count, left)
    left -= count
    return count > 0 ? [{ ...departure, count }] : []
  })
}

function workingHour(random: Random): number {
  return 8 + random.next() * 10
}

/** Knuth's method: means here are small. */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean)
  let product = random.next()
  let count = 0
  while (product > limit) {
    product *= random.next()
    count++
  }
  return count
}
