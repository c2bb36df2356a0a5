/** GetTopicAttributes: name, owner and counts; the policy when the topic was given one. */
import { resourcePoliciesOf } from '../../iam/resource-policies.ts'
import { findTopic } from '../../topics/topic.ts'
import type { Action } from '../service.ts'

interface GetTopicAttributesRequest {
  readonly TopicArn?: string
}

export const action: Action = (input: GetTopicAttributesRequest, { world }) => {
  const topic = findTopic(world, input.TopicArn)
  const all = [...topic.subscriptions.values()]
  const confirmed = all.filter((subscription) => subscription.confirmed).length
  const [policy] = resourcePoliciesOf(world, topic.arn)
  const attributes = new Map([
    ['TopicArn', topic.arn],
    ['Owner', topic.accountId],
    ['DisplayName', topic.displayName],
    ['SubscriptionsConfirmed', String(confirmed)],
    ['SubscriptionsPending', String(all.length - confirmed)],
    ['SubscriptionsDeleted', '0'],
  ])
  if (policy) attributes.set('Policy', JSON.stringify(policy.document))
  return { Attributes: attributes }
}
