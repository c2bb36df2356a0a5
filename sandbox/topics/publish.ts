/** Publishes messages: to every subscription of a topic, and into the notices. */
import type { World } from '../world/world.ts'
import { deliverTo } from './deliver.ts'
import { attributesSize, type MessageAttributes } from './message-attributes.ts'
import { type Delivery, keepNotice } from './notices.ts'
import { findTopic, invalidParameter } from './topic.ts'

export interface PublishRequest {
  readonly topicArn: unknown
  readonly message: unknown
  readonly subject?: unknown
  /** Default none. */
  readonly attributes?: MessageAttributes
  /** Who publishes, as the notices show them. */
  readonly caller: string
}

/** Bytes of message and attributes together (Publish). */
const longestMessage = 262_144

/** Resolves once every subscription was served. Rejects with `InvalidParameter` or `NotFound`. */
export async function publish(
  world: World,
  request: PublishRequest,
): Promise<{ readonly messageId: string }> {
  const { attributes = {}, caller } = request
  const topic = findTopic(world, request.topicArn)
  const message = readMessage(request.message, attributes)
  const subject = readSubject(request.subject)
  const published = {
    messageId: world.random.uuid(),
    topicArn: topic.arn,
    time: new Date(world.clock.now()).toISOString(),
    ...(subject !== undefined && { subject }),
    message,
    attributes,
  }
  const deliveries: Delivery[] = []
  for (const subscription of [...topic.subscriptions.values()])
    deliveries.push(await deliverTo(world, subscription, published))
  const { attributes: _attributes, ...shown } = published
  keepNotice(world, { ...shown, topic: topic.name, publisher: caller, deliveries })
  return { messageId: published.messageId }
}

function readMessage(value: unknown, attributes: MessageAttributes): string {
  if (typeof value !== 'string' || value === '') throw invalidParameter('Empty message')
  if (Buffer.byteLength(value) + attributesSize(attributes) > longestMessage)
    throw invalidParameter('Message too long')
  return value
}

/** Documented: ASCII, at most 100 characters, no line breaks or control characters at all. */
function readSubject(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^[!-~][ -~]{0,99}$/.test(value)) return value
  throw invalidParameter('Subject')
}
