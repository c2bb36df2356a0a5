/** The bus of Rollcall's own events, and the topic that tells operators what they must know. */
import { Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { noticesTopicName, ownBusName } from '../../core/deployed-names.ts'
import { ownNotices } from '../event-patterns.ts'
import { EventRoute } from './event-route.ts'

/**
 * Nobody else is let onto the bus: it has no policy, so only those whose own permissions name it
 * can put events on it. Messages hold ids and no names, and the key that AWS manages for SNS cannot
 * be used by EventBridge, so the topic is not encrypted with a key of ours.
 */
export class OwnEventsBus extends Construct {
  readonly topic: Topic
  readonly undelivered: Queue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { account } = Stack.of(this)
    const bus = new EventBus(this, 'Bus', { eventBusName: ownBusName })
    this.topic = new Topic(this, 'Notices', { topicName: noticesTopicName, enforceSSL: true })
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    )
    const route = new EventRoute(this, 'NoticesRoute', {
      name: 'rollcall-notices-rule',
      busName: bus.eventBusName,
      pattern: ownNotices(account),
      target: { topic: this.topic },
      inputTransformer: {
        inputPathsMap: {
          subject: '$.detail.notice.subject',
          text: '$.detail.notice.text',
          command: '$.detail.notice.command',
        },
        // A line of text each, as Amazon GuardDuty's own guide writes them to a topic.
        inputTemplate: '"<subject>"\n"<text>"\n"<command>"',
      },
    })
    this.undelivered = route.undelivered
  }
}
