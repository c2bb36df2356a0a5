/**
 * AWS::SNS::Subscription: queues are delivered to; an address counts as confirmed, and what would
 * be sent to it is kept.
 */

import { subscribe } from '../topics/subscription.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SNS::Subscription',
  honoured: [
    'TopicArn',
    'Protocol',
    'Endpoint',
    'FilterPolicy.*',
    'FilterPolicyScope',
    'RawMessageDelivery',
    'RedrivePolicy.*',
  ],
  withoutEffect: {
    DeliveryPolicy: 'nothing is sent by HTTP here',
    Region: 'topics are found by their ARN',
  },
  create({ properties, accountId }, world) {
    const {
      TopicArn,
      Protocol,
      Endpoint,
      DeliveryPolicy: _,
      Region: __,
      ...attributes
    } = properties
    const { arn } = subscribe(world, {
      topicArn: TopicArn,
      protocol: Protocol,
      endpoint: Endpoint,
      ownerAccountId: accountId,
      confirmed: true,
      attributes,
    })
    return { ref: arn, attributes: { Arn: arn } }
  },
}
