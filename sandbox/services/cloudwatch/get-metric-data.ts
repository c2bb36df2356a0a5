/** GetMetricData: metrics themselves, no expressions; all in one page, newest first. */
import { type Action, AwsError } from '../service.ts'
import { pointsOf, readStatistic } from './points.ts'
import { lists, readDimensions, readNumber, readTime, timestamp } from './read.ts'

interface GetMetricDataRequest {
  readonly MetricDataQueries?: unknown
  readonly StartTime?: unknown
  readonly EndTime?: unknown
}

export const action: Action = (input: GetMetricDataRequest, { world, accountId, region }) => {
  const from = readTime(input.StartTime, 'StartTime')
  const to = readTime(input.EndTime, 'EndTime')
  const results = lists(input.MetricDataQueries).map(({ Id, Label, MetricStat, Expression }) => {
    if (Expression !== undefined || MetricStat === undefined)
      throw new AwsError('ValidationError', 'Expressions are not supported in the sandbox')
    const { Metric, Period, Stat } = Object(MetricStat)
    const { Namespace, MetricName, Dimensions } = Object(Metric)
    const identity = {
      ...{ accountId, region, namespace: String(Namespace), name: String(MetricName) },
      dimensions: readDimensions(Dimensions),
    }
    const span = { from, to, period: readNumber(Period, 'Period') }
    const points = pointsOf(world, identity, { statistic: readStatistic(Stat), span }).reverse()
    return {
      Id: String(Id),
      Label: String(Label ?? MetricName),
      Timestamps: points.map(([start]) => timestamp(start)),
      Values: points.map(([, value]) => value),
      StatusCode: 'Complete',
    }
  })
  return { MetricDataResults: results, Messages: [] }
}
