/** ListMetrics: all in one page; `RecentlyActive` and paging are not supported. */
import { listMetrics } from '../../metrics/metrics.ts'
import type { Action } from '../service.ts'
import { lists } from './read.ts'

interface ListMetricsRequest {
  readonly Namespace?: string
  readonly MetricName?: string
  /** By name, and by value where one is given. */
  readonly Dimensions?: unknown
}

export const action: Action = (input: ListMetricsRequest, { world, accountId, region }) => {
  const { Namespace, MetricName } = input
  const wanted = lists(input.Dimensions)
  const found = listMetrics(world, { accountId, region }).filter(
    ({ namespace, name, dimensions }) =>
      (Namespace === undefined || namespace === Namespace) &&
      (MetricName === undefined || name === MetricName) &&
      wanted.every(({ Name, Value }) => {
        const value = dimensions[String(Name)]
        return value !== undefined && (Value === undefined || value === Value)
      }),
  )
  return {
    Metrics: found.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    })),
  }
}
