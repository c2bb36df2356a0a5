/** ChangeMessageVisibility */
import { findQueueByUrl } from '../../queues/queue.ts'
import { changeVisibility } from '../../queues/receipt.ts'
import type { Action } from '../service.ts'

interface ChangeMessageVisibilityRequest {
  readonly QueueUrl?: string
  readonly ReceiptHandle?: string
  readonly VisibilityTimeout?: number
}

export const action: Action = (input: ChangeMessageVisibilityRequest, { world }) => {
  changeVisibility(world, findQueueByUrl(world, input.QueueUrl), {
    receiptHandle: input.ReceiptHandle,
    visibilityTimeout: input.VisibilityTimeout,
  })
  return {}
}
