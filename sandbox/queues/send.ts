/** Sends messages to queues. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { attributesSize, type MessageAttributes, textAttributes } from './message-attributes.ts'
import { findQueue, type Message, type Queue } from './queue.ts'

export interface NewMessage {
  readonly body: unknown
  readonly attributes: MessageAttributes
  /** Seconds, 0 to 900; default that of the queue. */
  readonly delaySeconds?: unknown
  readonly senderId: string
}

/** `Integrations.sendMessage`: a text to a queue by ARN; rejects with `AwsError`. */
export async function sendMessage(
  world: World,
  request: {
    readonly queueArn: string
    readonly body: string
    readonly attributes?: Readonly<Record<string, string>>
    readonly caller: string
  },
): Promise<{ readonly messageId: string }> {
  const { messageId } = addMessage(world, findQueue(world, request.queueArn), {
    body: request.body,
    attributes: textAttributes(request.attributes ?? {}),
    senderId: request.caller,
  })
  return { messageId }
}

/** Throws `InvalidParameterValue`, `InvalidMessageContents` or `MissingParameter`. */
export function addMessage(world: World, queue: Queue, message: NewMessage): Message {
  const body = readBody(message.body)
  const bytes = messageSize(body, message.attributes)
  const most = queue.settings.maximumMessageSize
  if (bytes > most)
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    )
  const delay = readDelay(message.delaySeconds ?? queue.settings.delaySeconds)
  const now = world.clock.now()
  const added: Message = {
    messageId: world.random.uuid(),
    body,
    attributes: message.attributes,
    sentAtMs: now,
    senderId: message.senderId,
    receiveCount: 0,
    visibleAtMs: now + delay * 1000,
  }
  enqueue(queue, added)
  return added
}

/** Adds a message and tells whoever waits for one. */
export function enqueue(queue: Queue, message: Message): void {
  queue.messages.push(message)
  wake(queue)
}

export function wake(queue: Queue): void {
  for (const look of [...queue.waiting]) look()
}

/** Bytes of body and attributes, as SQS counts them. */
export function messageSize(body: string, attributes: MessageAttributes): number {
  return Buffer.byteLength(body) + attributesSize(attributes)
}

function readBody(body: unknown): string {
  if (typeof body !== 'string' || body === '')
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  // Documented: tab, line feed, carriage return and what XML allows above the control characters.
  const allowed = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u
  if (allowed.test(body)) return body
  throw new AwsError(
    'InvalidMessageContents',
    'The message contains characters outside the allowed set.',
  )
}

function readDelay(value: unknown): number {
  const delay = Number(value)
  if (Number.isInteger(delay) && delay >= 0 && delay <= 900) return delay
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter DelaySeconds is invalid. ` +
      'Reason: DelaySeconds must be >= 0 and <= 900.',
  )
}
