/** PurgeQueue: at once here; AWS takes up to a minute. Allowed once in 60 s. */
import { findQueueByUrl } from '../../queues/queue.ts'
import { type Action, AwsError } from '../service.ts'

interface PurgeQueueRequest {
  readonly QueueUrl?: string
}

export const action: Action = (input: PurgeQueueRequest, { world }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  const now = world.clock.now()
  if (queue.purgedAtMs !== undefined && now - queue.purgedAtMs < 60_000)
    throw new AwsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      403,
    )
  queue.purgedAtMs = now
  queue.messages = []
  return {}
}
