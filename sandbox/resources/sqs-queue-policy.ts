/** AWS::SQS::QueuePolicy: who else may use its queues, and who may not. */
import { addResourcePolicy } from '../iam/resource-policies.ts'
import { findQueueByUrl } from '../queues/queue.ts'
import { physicalName } from '../template/physical-names.ts'
import { listOf, objectOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  honoured: ['Queues[]', 'PolicyDocument.*'],
  policies: { PolicyDocument: 'resource' },
  withoutEffect: {},
  create(input, world) {
    const { properties } = input
    const id = physicalName(input, world)
    const document = objectOf(properties, 'PolicyDocument')
    for (const url of listOf(properties, 'Queues')) {
      addResourcePolicy(world, findQueueByUrl(world, url).arn, { name: id, document })
    }
    return { ref: id, attributes: { Id: id } }
  },
}
