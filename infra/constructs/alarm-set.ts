/** The alarms of a stack: a queue that should be empty is not, a machine failed. */
import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'

export interface AlarmSetProps {
  /** One message is one too many. */
  readonly queues: readonly Queue[]
  readonly machines?: readonly StateMachine[]
  /** ARN of the topic that is told, in the stack's own account and Region. @default nobody */
  readonly tells?: string
}

const common = {
  evaluationPeriods: 1,
  threshold: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  // SQS and Step Functions send nothing while nothing happens, which is good.
  treatMissingData: TreatMissingData.NOT_BREACHING,
} as const

export class AlarmSet extends Construct {
  constructor(scope: Construct, id: string, { queues, machines = [], tells }: AlarmSetProps) {
    super(scope, id)
    const alarms = [
      ...queues.map(
        (queue, index) =>
          new Alarm(this, `Queue${index}`, {
            ...common,
            alarmDescription: 'runbook: An event was not handled',
            metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
          }),
      ),
      ...machines.map(
        (machine, index) =>
          new Alarm(this, `Machine${index}`, {
            ...common,
            alarmDescription: 'runbook: An execution failed',
            metric: machine.metricFailed({ period: Duration.minutes(5) }),
          }),
      ),
    ]
    if (tells !== undefined) for (const alarm of alarms) tell(alarm, tells)
  }
}

/** Rings the topic. */
export function tell(alarm: Alarm, topicArn: string): void {
  alarm.addAlarmAction({ bind: () => ({ alarmActionArn: topicArn }) })
}
