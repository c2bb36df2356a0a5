/** GetMetricStatistics: no percentiles; units are not kept. */
import { type Action, AwsError } from '../service.ts'
import { pointsOf, readStatistic } from './points.ts'
import { readDimensions, readNumber, readTime, timestamp } from './read.ts'

interface GetMetricStatisticsRequest {
  readonly Namespace?: string
  readonly MetricName?: string
  readonly Dimensions?: unknown
  readonly StartTime?: unknown
  readonly EndTime?: unknown
  readonly Period?: unknown
  readonly Statistics?: readonly string[]
}

export const action: Action = (input: GetMetricStatisticsRequest, call) => {
  const { world, accountId, region } = call
  const { Namespace, MetricName, Statistics = [] } = input
  if (Statistics.length === 0)
    throw new AwsError('MissingParameter', 'The parameter Statistics is required.')
  const identity = {
    ...{ accountId, region, namespace: String(Namespace), name: String(MetricName) },
    dimensions: readDimensions(input.Dimensions),
  }
  const span = {
    from: readTime(input.StartTime, 'StartTime'),
    to: readTime(input.EndTime, 'EndTime'),
    period: readNumber(input.Period, 'Period'),
  }
  const byStart = new Map<number, Record<string, number>>()
  for (const statistic of Statistics.map(readStatistic))
    for (const [start, value] of pointsOf(world, identity, { statistic, span }))
      byStart.set(start, { ...byStart.get(start), [statistic]: value })
  const datapoints = [...byStart].map(([start, values]) => ({
    Timestamp: timestamp(start),
    ...values,
    Unit: 'None',
  }))
  return { Label: identity.name, Datapoints: datapoints }
}
