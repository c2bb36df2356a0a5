/** Tells topics that an alarm has changed its state. */
import { serviceAsker } from '../iam/asker.ts'
import { requireAccess } from '../iam/judge.ts'
import { resourcePoliciesOf } from '../iam/resource-policies.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import type { Alarm, AlarmState } from './alarm.ts'

const service = 'cloudwatch.amazonaws.com'

/** Answers what went wrong, in words: an action that fails is not tried again. */
export async function ring(world: World, alarm: Alarm, before: AlarmState): Promise<string[]> {
  const { state, name, region, actions, actionsEnabled } = alarm
  if (!actionsEnabled) return []
  const failures: string[] = []
  for (const topicArn of actions[state]) {
    try {
      requireTopicAccess(world, alarm, topicArn)
      await integrations.of(world).publish({
        topicArn,
        subject: `${state}: "${name}" in ${region}`.slice(0, 100),
        message: JSON.stringify(messageOf(alarm, before)),
        caller: service,
      })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      failures.push(`alarm ${name} could not publish to ${topicArn}: ${error.message}`)
    }
  }
  return failures
}

/** A topic without a policy of its own has the default one, which lets its account's alarms in. */
function requireTopicAccess(world: World, alarm: Alarm, topicArn: string): void {
  const isOwn = topicArn.split(':')[4] === alarm.accountId
  if (isOwn && resourcePoliciesOf(world, topicArn).length === 0) return
  requireAccess(world, serviceAsker(service, alarm.arn), {
    need: { action: 'sns:Publish', resource: topicArn },
    operation: { service: 'sns', operation: 'Publish' },
  })
}

/** Members as alarms send them; Regions by their code here, on AWS by their name for people. */
function messageOf(alarm: Alarm, before: AlarmState): object {
  const { metric, actions } = alarm
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description,
    AWSAccountId: alarm.accountId,
    NewStateValue: alarm.state,
    NewStateReason: alarm.reason,
    StateChangeTime: new Date(alarm.stateAtMs).toISOString().replace('Z', '+0000'),
    Region: alarm.region,
    AlarmArn: alarm.arn,
    OldStateValue: before,
    OKActions: actions.OK,
    AlarmActions: actions.ALARM,
    InsufficientDataActions: actions.INSUFFICIENT_DATA,
    Trigger: {
      MetricName: metric.name,
      Namespace: metric.namespace,
      StatisticType: 'Statistic',
      Statistic: alarm.statistic.toUpperCase(),
      Dimensions: Object.entries(metric.dimensions).map(([name, value]) => ({ value, name })),
      Period: alarm.period,
      EvaluationPeriods: alarm.evaluationPeriods,
      DatapointsToAlarm: alarm.datapointsToAlarm,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.treatMissingData,
    },
  }
}
