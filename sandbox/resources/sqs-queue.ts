/** AWS::SQS::Queue, standard queues only. */
import { createQueue, queueUrl } from '../queues/queue.ts'
import { readSettings } from '../queues/settings.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

const unencrypted = 'nothing is encrypted here'

export const resource: ResourceType = {
  type: 'AWS::SQS::Queue',
  honoured: [
    'QueueName',
    'DelaySeconds',
    'MaximumMessageSize',
    'MessageRetentionPeriod',
    'ReceiveMessageWaitTimeSeconds',
    'RedrivePolicy.*',
    'VisibilityTimeout',
  ],
  withoutEffect: {
    KmsDataKeyReusePeriodSeconds: unencrypted,
    KmsMasterKeyId: unencrypted,
    RedriveAllowPolicy: 'any queue may name any other as its dead-letter queue here',
    SqsManagedSseEnabled: unencrypted,
    Tags: 'tags of queues decide nothing here',
  },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = String(properties.QueueName ?? physicalName(input, world, 80))
    const queue = createQueue(world, { accountId, region, name }, readSettings(properties))
    const url = queueUrl(world, queue)
    return { ref: url, attributes: { Arn: queue.arn, QueueName: name, QueueUrl: url } }
  },
}
