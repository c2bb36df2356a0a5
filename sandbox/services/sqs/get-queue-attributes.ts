/** GetQueueAttributes: settings and counts. */
import { findQueueByUrl, type Queue } from '../../queues/queue.ts'
import { dropExpired } from '../../queues/receive.ts'
import { type Action, AwsError } from '../service.ts'

interface GetQueueAttributesRequest {
  readonly QueueUrl?: string
  readonly AttributeNames?: readonly string[]
}

export const action: Action = (input: GetQueueAttributesRequest, { world }) => {
  const queue = findQueueByUrl(world, input.QueueUrl)
  dropExpired(world, queue)
  const all = attributesOf(queue, world.clock.now())
  const names = input.AttributeNames ?? []
  const unknown = names.find((name) => name !== 'All' && !known.has(name))
  if (unknown !== undefined)
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`)
  const chosen = Object.entries(all).filter(
    ([name, value]) => value !== undefined && (names.includes('All') || names.includes(name)),
  )
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) }
}

/** Every name AWS has, those without a value here included. */
const known = new Set([
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
])

function attributesOf(queue: Queue, now: number): Record<string, string | undefined> {
  const { settings, messages } = queue
  const hidden = messages.filter((message) => message.visibleAtMs > now)
  const delayed = hidden.filter((message) => message.receiptHandle === undefined)
  const createdAt = String(Math.floor(queue.createdAtMs / 1000))
  return {
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesDelayed: String(delayed.length),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed.length),
    CreatedTimestamp: createdAt,
    DelaySeconds: String(settings.delaySeconds),
    LastModifiedTimestamp: createdAt,
    MaximumMessageSize: String(settings.maximumMessageSize),
    MessageRetentionPeriod: String(settings.messageRetentionPeriod),
    QueueArn: queue.arn,
    ReceiveMessageWaitTimeSeconds: String(settings.receiveMessageWaitTimeSeconds),
    RedrivePolicy: settings.redrivePolicy && JSON.stringify(settings.redrivePolicy),
    VisibilityTimeout: String(settings.visibilityTimeout),
  }
}
