/**
 * A rule with one target, the role that may reach it, and the queue for what could not be
 * delivered.
 */
import { Duration } from 'aws-cdk-lib'
import { CfnRule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { rolePath } from '../../core/deployed-names.ts'
import { acknowledgeLastQueue } from '../acknowledgements.ts'

export interface EventRouteProps {
  readonly name: string
  /** @default the account's default bus */
  readonly busName?: string
  readonly pattern: Readonly<Record<string, unknown>>
  /** Read-only management events reach a rule only when this is true. @default false */
  readonly readOnlyEvents?: boolean
  /** EventBridge publishes to a topic in its own name: by the topic's policy, without a role. */
  readonly target: { readonly arn: string; readonly action: string } | { readonly topic: Topic }
  readonly inputTransformer?: {
    readonly inputPathsMap: Readonly<Record<string, string>>
    readonly inputTemplate: string
  }
}

export class EventRoute extends Construct {
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, props: EventRouteProps) {
    super(scope, id)
    this.undelivered = new Queue(this, 'Undelivered', {
      queueName: `${props.name}-undelivered`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledgeLastQueue(this.undelivered)
    const rule = new CfnRule(this, 'Rule', {
      name: props.name,
      eventPattern: props.pattern,
      state: props.readOnlyEvents ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
      ...(props.busName ? { eventBusName: props.busName } : {}),
      targets: [
        {
          id: 'target',
          ...this.reach(props),
          deadLetterConfig: { arn: this.undelivered.queueArn },
          retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 },
          ...(props.inputTransformer ? { inputTransformer: { ...props.inputTransformer } } : {}),
        },
      ],
    })
    this.undelivered.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.undelivered.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    )
    if ('topic' in props.target)
      props.target.topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [props.target.topic.topicArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
        }),
      )
  }

  private reach({ name, target }: EventRouteProps) {
    if ('topic' in target) return { arn: target.topic.topicArn }
    const role = new Role(this, 'Role', {
      roleName: name,
      path: rolePath.service,
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
    })
    const { arn, action } = target
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [arn] }))
    return { arn, roleArn: role.roleArn }
  }
}
