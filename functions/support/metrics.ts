/**
 * Metrics in a log line: CloudWatch takes them out of it (embedded metric format). One object, so
 * it is written here and not by a library; that a line of the logger, which carries more members
 * than these, is taken as one is as the specification says, and was not tried on AWS.
 */
import { metric } from '../../core/deployed-names.ts'
import type { Instant } from '../../core/words.ts'

export interface Measured {
  readonly name: string
  /** A count. */
  readonly value: number
  readonly now: Instant
  /** Values by name; none by default. */
  readonly dimensions?: Readonly<Record<string, string>>
}

/** Facts to log beside others. */
export function metricFacts(measured: Measured): Readonly<Record<string, unknown>> {
  const { name, value, now, dimensions = {} } = measured
  const CloudWatchMetrics = [
    {
      Namespace: metric.namespace,
      Dimensions: [Object.keys(dimensions)],
      Metrics: [{ Name: name, Unit: 'Count' }],
    },
  ]
  return { _aws: { Timestamp: now, CloudWatchMetrics }, ...dimensions, [name]: value }
}
