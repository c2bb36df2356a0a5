/** PutMetricData: `Value`, or `Values` with `Counts`; `StatisticValues` is refused. */
import { putValue, type Value } from '../../metrics/metrics.ts'
import { type Action, AwsError } from '../service.ts'
import { lists, readDimensions, readNumber, readTime } from './read.ts'

interface PutMetricDataRequest {
  readonly Namespace?: string
  readonly MetricData?: unknown
}

export const action: Action = (input: PutMetricDataRequest, { world, accountId, region }) => {
  const { Namespace: namespace = '' } = input
  if (namespace === '' || namespace.startsWith('AWS/'))
    throw new AwsError('InvalidParameterValue', `The value ${namespace} for Namespace is invalid.`)
  const values = lists(input.MetricData).flatMap((datum): Value[] => {
    const metric = {
      ...{ accountId, region, namespace, name: String(datum.MetricName) },
      dimensions: readDimensions(datum.Dimensions),
      ...(datum.Timestamp !== undefined && { atMs: readTime(datum.Timestamp, 'Timestamp') }),
    }
    return valuesOf(datum).map((one) => ({ ...metric, ...one }))
  })
  if (values.length === 0)
    throw new AwsError('MissingParameter', 'The parameter MetricData is required.')
  for (const value of values) putValue(world, value)
  return {}
}

interface Counted {
  readonly value: number
  readonly count?: number
}

function valuesOf({ Value, Values, Counts, StatisticValues }: Record<string, unknown>): Counted[] {
  if (StatisticValues !== undefined)
    throw new AwsError('InvalidParameterValue', 'StatisticValues is not supported in the sandbox')
  if (!Array.isArray(Values)) return [{ value: readNumber(Value, 'Value') }]
  const counts = Array.isArray(Counts) ? Counts : Values.map(() => 1)
  return Values.map((value, index) => ({
    value: readNumber(value, 'Values'),
    count: readNumber(counts[index], 'Counts'),
  }))
}
