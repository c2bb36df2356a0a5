/** What is done with a received message by its receipt handle: deleted, or hidden longer. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import type { Message, Queue } from './queue.ts'
import { wake } from './send.ts'

const longestHidden = 43_200

/**
 * Deletes the message when the handle is of its latest receive. An older handle is accepted and
 * does nothing ("the message might not be deleted"), nor does one of a message already gone.
 */
export function deleteMessage(queue: Queue, receiptHandle: unknown): void {
  const message = findByHandle(queue, receiptHandle)
  if (message) queue.messages = queue.messages.filter((other) => other !== message)
}

/** Throws `MessageNotInflight`, `InvalidParameterValue` or `ReceiptHandleIsInvalid`. */
export function changeVisibility(
  world: World,
  queue: Queue,
  request: { readonly receiptHandle: unknown; readonly visibilityTimeout: unknown },
): void {
  const timeout = Number(request.visibilityTimeout)
  if (!Number.isInteger(timeout) || timeout < 0 || timeout > longestHidden)
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${request.visibilityTimeout} for parameter VisibilityTimeout is invalid. ` +
        `Reason: Must be between 0 and ${longestHidden}.`,
    )
  const message = findByHandle(queue, request.receiptHandle)
  const now = world.clock.now()
  if (!message || message.visibleAtMs <= now)
    throw new AwsError('MessageNotInflight', 'The message referred to is not in flight.')
  message.visibleAtMs = now + timeout * 1000
  wake(queue)
}

function findByHandle(queue: Queue, receiptHandle: unknown): Message | undefined {
  const text = Buffer.from(String(receiptHandle), 'base64').toString('utf8')
  const [arn, , nonce] = text.split(' ')
  if (arn !== queue.arn || nonce === undefined)
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
      404,
    )
  return queue.messages.find((message) => message.receiptHandle === receiptHandle)
}
