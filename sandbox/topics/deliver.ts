/** Delivers a published message to one subscription. */
import { serviceAsker } from '../iam/asker.ts'
import { requireAccess } from '../iam/judge.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { type MessageAttributes, shownAttributes } from './message-attributes.ts'
import type { Delivery } from './notices.ts'
import type { Subscription } from './topic.ts'

const service = 'sns.amazonaws.com'

export interface Published {
  readonly messageId: string
  readonly topicArn: string
  /** ISO 8601. */
  readonly time: string
  readonly subject?: string
  readonly message: string
  readonly attributes: MessageAttributes
}

/**
 * Answers what became of it. A queue that is gone or does not allow the topic is a client-side
 * error: not tried again, documented (sns-dead-letter-queues). Server-side errors, which SNS tries
 * 100,015 times, do not occur here.
 */
export async function deliverTo(
  world: World,
  subscription: Subscription,
  published: Published,
): Promise<Delivery> {
  const { protocol, endpoint, filter, confirmed } = subscription
  if (!confirmed) return { protocol, endpoint, outcome: 'pending' }
  if (filter && !filter.takes(published.message, published.attributes))
    return { protocol, endpoint, outcome: 'filtered' }
  if (protocol !== 'sqs') return { protocol, endpoint, outcome: 'kept' }
  const refusal = await send(world, { queueArn: endpoint, subscription, published })
  if (refusal === undefined) return { protocol, endpoint, outcome: 'delivered' }
  const { deadLetterArn } = subscription
  const stays =
    deadLetterArn !== undefined &&
    (await send(world, { queueArn: deadLetterArn, subscription, published })) === undefined
  return { protocol, endpoint, outcome: stays ? 'dead letter' : 'lost', reason: refusal }
}

interface Sending {
  readonly queueArn: string
  readonly subscription: Subscription
  readonly published: Published
}

/** The refusal in words; undefined when the queue took it. */
async function send(world: World, sending: Sending): Promise<string | undefined> {
  const { queueArn, subscription, published } = sending
  const raw = subscription.rawMessageDelivery
  try {
    requireAccess(world, serviceAsker(service, published.topicArn), {
      need: { action: 'sqs:SendMessage', resource: queueArn },
      operation: { service: 'sqs', operation: 'SendMessage' },
    })
    await integrations.of(world).sendMessage({
      queueArn,
      body: raw ? published.message : JSON.stringify(notification(world, subscription, published)),
      ...(raw && { attributes: texts(published.attributes) }),
      caller: service,
    })
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error.message
    throw error
  }
}

/** Raw delivery carries text attributes; binary ones and types are not carried here. */
function texts(attributes: MessageAttributes): Record<string, string> {
  const rows = Object.entries(attributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  )
  return Object.fromEntries(rows)
}

/** Members as documented (sns-message-and-json-formats); nothing is signed here. */
function notification(world: World, { arn }: Subscription, published: Published): object {
  const { messageId, topicArn, subject, message, time, attributes } = published
  return {
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: message,
    Timestamp: time,
    SignatureVersion: '1',
    Signature: 'not signed in the sandbox',
    SigningCertURL: `${world.url}/SimpleNotificationService.pem`,
    UnsubscribeURL: `${world.url}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: shownAttributes(attributes) }),
  }
}
