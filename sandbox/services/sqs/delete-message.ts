/** DeleteMessage */
import { findQueueByUrl } from '../../queues/queue.ts'
import { deleteMessage } from '../../queues/receipt.ts'
import type { Action } from '../service.ts'

interface DeleteMessageRequest {
  readonly QueueUrl?: string
  readonly ReceiptHandle?: string
}

export const action: Action = (input: DeleteMessageRequest, { world }) => {
  deleteMessage(findQueueByUrl(world, input.QueueUrl), input.ReceiptHandle)
  return {}
}
