/** What the emulated services count of themselves, under AWS's names. */
import type { World } from '../world/world.ts'
import { putValue } from './metrics.ts'

type ServiceMetric =
  | 'AWS/Lambda Invocations'
  | 'AWS/Lambda Errors'
  | 'AWS/Lambda Throttles'
  | 'AWS/States ExecutionsSucceeded'
  | 'AWS/States ExecutionsFailed'
  | 'AWS/States ExecutionsTimedOut'
  | 'AWS/States ExecutionsAborted'
  | 'AWS/Events FailedInvocations'
  | 'AWS/Events InvocationsSentToDlq'

/** Counts one (or none, which makes the metric known); the ARN says whose account and Region. */
export function countOne(
  world: World,
  metric: ServiceMetric,
  of: { readonly arn: string; readonly dimension: readonly [name: string, value: string] },
  value: 0 | 1 = 1,
): void {
  const [namespace = '', name = ''] = metric.split(' ')
  const [, , , region = '', accountId = ''] = of.arn.split(':')
  const dimensions = Object.fromEntries([of.dimension])
  putValue(world, { accountId, region, namespace, name, dimensions, value })
}
