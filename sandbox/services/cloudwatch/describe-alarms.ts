/** DescribeAlarms: alarms on metrics, all in one page. */
import type { Alarm } from '../../metrics/alarm.ts'
import { listAlarms } from '../../metrics/alarms.ts'
import type { Action } from '../service.ts'
import { timestamp } from './read.ts'

interface DescribeAlarmsRequest {
  readonly AlarmNames?: readonly string[]
  readonly AlarmNamePrefix?: string
  readonly StateValue?: string
}

export const action: Action = (input: DescribeAlarmsRequest, { world, accountId, region }) => {
  const { AlarmNames, AlarmNamePrefix = '', StateValue } = input
  const found = listAlarms(world, { accountId, region }).filter(
    ({ name, state }) =>
      (AlarmNames === undefined || AlarmNames.includes(name)) &&
      name.startsWith(AlarmNamePrefix) &&
      (StateValue === undefined || state === StateValue),
  )
  return { MetricAlarms: found.map(show), CompositeAlarms: [] }
}

function show(alarm: Alarm): object {
  const { metric, actions } = alarm
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: timestamp(alarm.createdAtMs),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: actions.OK,
    AlarmActions: actions.ALARM,
    InsufficientDataActions: actions.INSUFFICIENT_DATA,
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: timestamp(alarm.stateAtMs),
    MetricName: metric.name,
    Namespace: metric.namespace,
    Statistic: alarm.statistic,
    Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Period: alarm.period,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.treatMissingData,
  }
}
