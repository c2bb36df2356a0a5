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
}

const common = {
  evaluationPeriods: 1,
  threshold: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  // SQS and Step Functions send nothing while nothing happens, which is good.
  treatMissingData: TreatMissingData.NOT_BREACHING,
} as const

export class AlarmSet extends Construct {
  constructor(scope: Construct, id: string, { queues, machines = [] }: AlarmSetProps) {
    super(scope, id)
    for (const [index, queue] of queues.entries())
      new Alarm(this, `Queue${index}`, {
        ...common,
        alarmDescription: 'runbook: An event was not handled',
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      })
    for (const [index, machine] of machines.entries())
      new Alarm(this, `Machine${index}`, {
        ...common,
        alarmDescription: 'runbook: An execution failed',
        metric: machine.metricFailed({ period: Duration.minutes(5) }),
      })
  }
}
