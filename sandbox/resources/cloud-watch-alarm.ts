/** AWS::CloudWatch::Alarm: judged at the end of each of its periods; rings topics. */
import { readAlarm } from '../metrics/alarm.ts'
import { addAlarm } from '../metrics/alarms.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::CloudWatch::Alarm',
  honoured: [
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'AlarmName',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions[].Name',
    'Dimensions[].Value',
    'EvaluationPeriods',
    'InsufficientDataActions',
    'MetricName',
    'Namespace',
    'OKActions',
    'Period',
    'Statistic',
    'Threshold',
    'TreatMissingData',
  ],
  withoutEffect: {
    Tags: 'nothing reads the tags of an alarm',
    Unit: 'units of values are not kept here',
  },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = optionalText(properties, 'AlarmName') ?? physicalName(input, world, 255)
    const nowMs = world.clock.now()
    const alarm = readAlarm(properties, { accountId, region, name, nowMs })
    addAlarm(world, alarm)
    return { ref: name, attributes: { Arn: alarm.arn } }
  },
}
