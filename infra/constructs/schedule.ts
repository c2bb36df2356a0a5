/** What EventBridge Scheduler starts again and again, and a queue for what it could not start. */
import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { rolePath } from '../../core/deployed-names.ts'
import { acknowledgeLastQueue } from '../acknowledgements.ts'

export interface ScheduleProps {
  /** Physical name of the schedule and its role. */
  readonly name: string
  /** The next start makes up for one that failed, so it is tried for no longer than this. */
  readonly every: Duration
  /**
   * A function or a machine, by its alias. That Scheduler starts a machine by its alias is assumed:
   * StartExecution, which it calls, takes one.
   */
  readonly target: { readonly arn: string; readonly action: string }
}

export class Schedule extends Construct {
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, { name, every, target }: ScheduleProps) {
    super(scope, id)
    this.undelivered = new Queue(this, 'Undelivered', {
      queueName: `${name}-undelivered`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledgeLastQueue(this.undelivered)
    const role = new Role(this, 'Role', {
      roleName: name,
      path: rolePath.service,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    })
    const { arn, action } = target
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [arn] }))
    const { queueArn } = this.undelivered
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }))
    const minutes = every.toMinutes()
    new CfnSchedule(this, 'Schedule', {
      name,
      scheduleExpression: `rate(${minutes} minute${minutes === 1 ? '' : 's'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: this.undelivered.queueArn },
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: every.toSeconds() },
      },
    })
  }
}
