/** SendMessageBatch: at most 10 messages, together at most 1 MiB. */
import {
  attributesDigest,
  bodyDigest,
  readMessageAttributes,
} from '../../queues/message-attributes.ts'
import { findQueueByUrl } from '../../queues/queue.ts'
import { addMessage, messageSize } from '../../queues/send.ts'
import { type Action, AwsError } from '../service.ts'
import { answerEach, type BatchEntry, readEntries } from './batch.ts'

interface SendMessageBatchEntry extends BatchEntry {
  readonly MessageBody?: string
  readonly DelaySeconds?: number
  readonly MessageAttributes?: unknown
}

interface SendMessageBatchRequest {
  readonly QueueUrl?: string
  readonly Entries?: unknown
}

const largestBatch = 1_048_576

export const action: Action = (input: SendMessageBatchRequest, { world, caller }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  const entries = readEntries<SendMessageBatchEntry>(input.Entries)
  const bytes = entries.reduce(
    (sum, entry) =>
      sum +
      messageSize(String(entry.MessageBody ?? ''), readMessageAttributes(entry.MessageAttributes)),
    0,
  )
  if (bytes > largestBatch)
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${largestBatch} bytes. You have sent ${bytes} bytes.`,
    )
  return answerEach(entries, (entry) => {
    const attributes = readMessageAttributes(entry.MessageAttributes)
    const message = addMessage(world, queue, {
      body: entry.MessageBody,
      attributes,
      delaySeconds: entry.DelaySeconds,
      senderId: caller.arn,
    })
    return {
      MessageId: message.messageId,
      MD5OfMessageBody: bodyDigest(message.body),
      MD5OfMessageAttributes: attributesDigest(attributes),
    }
  })
}
