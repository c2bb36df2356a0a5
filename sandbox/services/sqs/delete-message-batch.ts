/** DeleteMessageBatch */
import { findQueueByUrl } from '../../queues/queue.ts'
import { deleteMessage } from '../../queues/receipt.ts'
import type { Action } from '../service.ts'
import { answerEach, type BatchEntry, readEntries } from './batch.ts'

interface DeleteMessageBatchEntry extends BatchEntry {
  readonly ReceiptHandle?: string
}

interface DeleteMessageBatchRequest {
  readonly QueueUrl?: string
  readonly Entries?: unknown
}

export const action: Action = (input: DeleteMessageBatchRequest, { world }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  return answerEach(readEntries<DeleteMessageBatchEntry>(input.Entries), ({ ReceiptHandle }) => {
    deleteMessage(queue, ReceiptHandle)
    return {}
  })
}
