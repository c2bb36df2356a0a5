/** The schedule that starts what is due, once a minute. */
import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { rolePath } from '../../core/deployed-names.ts'
import { acknowledgeLastQueue } from '../acknowledgements.ts'

export class MinuteSweep extends Construct {
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, props: { readonly function: IFunction }) {
    super(scope, id)
    const name = 'rollcall-sweep-leases-schedule'
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
    const { functionArn } = props.function
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    )
    this.undelivered.grantSendMessages(role)
    new CfnSchedule(this, 'Schedule', {
      name,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: this.undelivered.queueArn },
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 60 },
      },
    })
  }
}
