/** What SNS's actions need: the topic, and for Unsubscribe the topic of the subscription. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action, { TopicArn, SubscriptionArn }) => {
  if (action === 'ListTopics') return [{ action: 'sns:ListTopics', resource: '*' }]
  const topic = TopicArn ?? String(SubscriptionArn).split(':').slice(0, 6).join(':')
  return [{ action: `sns:${action}`, resource: String(topic) }]
}
