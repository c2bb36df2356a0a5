/** ReceiveMessage: answers at once, or waits for a message as long as it is told to. */
import {
  attributesDigest,
  bodyDigest,
  type MessageAttributes,
} from '../../queues/message-attributes.ts'
import { findQueueByUrl, type Message } from '../../queues/queue.ts'
import { receiveMessages } from '../../queues/receive.ts'
import { type Action, AwsError } from '../service.ts'

interface ReceiveMessageRequest {
  readonly QueueUrl?: string
  /** 1 to 10. Default 1. */
  readonly MaxNumberOfMessages?: number
  /** Seconds, 0 to 20. Default that of the queue. */
  readonly WaitTimeSeconds?: number
  readonly VisibilityTimeout?: number
  readonly AttributeNames?: readonly string[]
  readonly MessageSystemAttributeNames?: readonly string[]
  readonly MessageAttributeNames?: readonly string[]
}

export const action: Action = async (input: ReceiveMessageRequest, { world }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  const { visibilityTimeout, receiveMessageWaitTimeSeconds } = queue.settings
  const messages = await receiveMessages(world, queue, {
    maximum: within('MaxNumberOfMessages', input.MaxNumberOfMessages ?? 1, [1, 10]),
    waitSeconds: within(
      'WaitTimeSeconds',
      input.WaitTimeSeconds ?? receiveMessageWaitTimeSeconds,
      [0, 20],
    ),
    visibilityTimeout: within(
      'VisibilityTimeout',
      input.VisibilityTimeout ?? visibilityTimeout,
      [0, 43_200],
    ),
  })
  const systemNames = [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ]
  const attributeNames = input.MessageAttributeNames ?? []
  if (messages.length === 0) return {}
  return { Messages: messages.map((message) => show(message, systemNames, attributeNames)) }
}

function show(message: Message, systemNames: readonly string[], attributeNames: readonly string[]) {
  const attributes = chooseAttributes(message.attributes, attributeNames)
  const system = systemAttributes(message).filter(
    ([name]) => systemNames.includes('All') || systemNames.includes(name),
  )
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: bodyDigest(message.body),
    Body: message.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesDigest(attributes),
    }),
  }
}

function systemAttributes(message: Message): Array<readonly [name: string, value: string]> {
  const source = message.deadLetterSourceArn
  return [
    ['SenderId', message.senderId],
    ['SentTimestamp', String(message.sentAtMs)],
    ['ApproximateReceiveCount', String(message.receiveCount)],
    ['ApproximateFirstReceiveTimestamp', String(message.firstReceivedAtMs)],
    ...(source === undefined ? [] : [['DeadLetterQueueSourceArn', source] as const]),
  ]
}

/** `All` and `.*` choose all; `prefix.*` chooses what begins so. */
function chooseAttributes(
  attributes: MessageAttributes,
  names: readonly string[],
): MessageAttributes {
  const chosen = Object.entries(attributes).filter(([name]) =>
    names.some((wanted) =>
      wanted === 'All' || wanted === '.*'
        ? true
        : wanted.endsWith('.*')
          ? name.startsWith(wanted.slice(0, -2))
          : name === wanted,
    ),
  )
  return Object.fromEntries(chosen)
}

function within(name: string, value: number, [low, high]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. ` +
      `Reason: Must be between ${low} and ${high}, if provided.`,
  )
}
