/** GetQueueUrl */
import { findQueue, queueArn, queueUrl } from '../../queues/queue.ts'
import type { Action } from '../service.ts'

interface GetQueueUrlRequest {
  readonly QueueName?: string
  readonly QueueOwnerAWSAccountId?: string
}

export const action: Action = (input: GetQueueUrlRequest, { world, accountId, region }) => {
  const owner = input.QueueOwnerAWSAccountId ?? accountId
  const identity = { accountId: owner, region, name: String(input.QueueName) }
  return { QueueUrl: queueUrl(world, findQueue(world, queueArn(identity))) }
}
