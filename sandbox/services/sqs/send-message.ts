/** SendMessage */
import {
  attributesDigest,
  bodyDigest,
  readMessageAttributes,
} from '../../queues/message-attributes.ts'
import { findQueueByUrl } from '../../queues/queue.ts'
import { addMessage } from '../../queues/send.ts'
import type { Action } from '../service.ts'

interface SendMessageRequest {
  readonly QueueUrl?: string
  readonly MessageBody?: string
  readonly DelaySeconds?: number
  readonly MessageAttributes?: unknown
}

export const action: Action = (input: SendMessageRequest, { world, caller }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  const attributes = readMessageAttributes(input.MessageAttributes)
  const message = addMessage(world, queue, {
    body: input.MessageBody,
    attributes,
    delaySeconds: input.DelaySeconds,
    senderId: caller.arn,
  })
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: bodyDigest(message.body),
    MD5OfMessageAttributes: attributesDigest(attributes),
  }
}
