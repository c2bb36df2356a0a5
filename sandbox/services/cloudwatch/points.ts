/** The datapoints of one metric over a span of time. */
import {
  findMetric,
  type MetricIdentity,
  type Statistic,
  statisticOf,
  statistics,
} from '../../metrics/metrics.ts'
import type { World } from '../../world/world.ts'
import { AwsError } from '../service.ts'

export interface Span {
  /** Milliseconds, rounded down to the period. */
  readonly from: number
  readonly to: number
  /** Seconds: a multiple of 60. */
  readonly period: number
}

/** The starts of the periods of a span that have values, with their statistic; oldest first. */
export function pointsOf(
  world: World,
  identity: MetricIdentity,
  { statistic, span }: { readonly statistic: Statistic; readonly span: Span },
): Array<readonly [startMs: number, value: number]> {
  const { from, to, period } = span
  const length = period * 1000
  if (!Number.isInteger(period) || period < 60 || period % 60 !== 0)
    throw new AwsError('InvalidParameterValue', 'Period must be a multiple of 60.')
  if ((to - from) / length > 1440)
    throw new AwsError('InvalidParameterCombination', 'At most 1,440 datapoints are answered.')
  const metric = findMetric(world, identity)
  const points: Array<readonly [number, number]> = []
  for (let start = Math.floor(from / length) * length; start < to; start += length) {
    const value = statisticOf(metric, statistic, { from: start, to: start + length })
    if (value !== undefined) points.push([start, value])
  }
  return points
}

/** Throws `InvalidParameterValue` for percentiles and whatever else is none of the five. */
export function readStatistic(value: unknown): Statistic {
  const found = statistics.find((name) => name === value)
  if (found) return found
  const known = statistics.join(', ')
  throw new AwsError('InvalidParameterValue', `A statistic is one of ${known} here, not ${value}.`)
}
