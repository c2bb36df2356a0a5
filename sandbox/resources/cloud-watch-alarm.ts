/** AWS::CloudWatch::Alarm: a name; metrics are not collected, so it never rings. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const silent = 'metrics are not collected'

export const resource: ResourceType = {
  type: 'AWS::CloudWatch::Alarm',
  honoured: ['AlarmName'],
  withoutEffect: {
    ActionsEnabled: silent,
    AlarmActions: silent,
    AlarmDescription: 'a text for people',
    ComparisonOperator: silent,
    DatapointsToAlarm: silent,
    Dimensions: silent,
    EvaluateLowSampleCountPercentile: silent,
    EvaluationPeriods: silent,
    ExtendedStatistic: silent,
    InsufficientDataActions: silent,
    MetricName: silent,
    Metrics: silent,
    Namespace: silent,
    OKActions: silent,
    Period: silent,
    Statistic: silent,
    Tags: 'nothing reads the tags of an alarm',
    Threshold: silent,
    ThresholdMetricId: silent,
    TreatMissingData: silent,
    Unit: silent,
  },
  create(input, world) {
    const { properties } = input
    const ref = optionalText(properties, 'AlarmName') ?? physicalName(input, world, 255)
    const arn = arnIn(input, 'cloudwatch', `alarm:${ref}`)
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes: { Arn: arn } })
  },
}
