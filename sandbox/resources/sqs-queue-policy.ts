/** AWS::SQS::QueuePolicy: accepted, and not enforced yet: any service may send to any queue. */
import { findQueueByUrl } from '../queues/queue.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  honoured: ['Queues[]'],
  withoutEffect: { PolicyDocument: 'queue policies are not enforced here yet' },
  create(input, world) {
    const { Queues } = input.properties
    if (Array.isArray(Queues)) for (const url of Queues) findQueueByUrl(world, url)
    const id = physicalName(input, world)
    return { ref: id, attributes: { Id: id } }
  },
}
