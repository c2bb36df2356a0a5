/** ListSubscriptionsByTopic: one that nobody confirmed shows `PendingConfirmation` for its ARN. */
import { findTopic } from '../../topics/topic.ts'
import type { Action } from '../service.ts'
import { pageOf } from './page.ts'

interface ListSubscriptionsByTopicRequest {
  readonly TopicArn?: string
  readonly NextToken?: string
}

export const action: Action = (input: ListSubscriptionsByTopicRequest, { world }) => {
  const { subscriptions } = findTopic(world, input.TopicArn)
  const { items, next } = pageOf([...subscriptions.values()], input.NextToken)
  return {
    Subscriptions: items.map((one) => ({
      SubscriptionArn: one.confirmed ? one.arn : 'PendingConfirmation',
      Owner: one.ownerAccountId,
      Protocol: one.protocol,
      Endpoint: one.endpoint,
      TopicArn: one.topicArn,
    })),
    ...next,
  }
}
