/** AWS::SNS::TopicPolicy: accepted; SNS is not served. */
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SNS::TopicPolicy',
  honoured: [],
  withoutEffect: { PolicyDocument: 'nothing is published', Topics: 'nothing is published' },
  create(input, world) {
    const id = physicalName(input, world)
    return { ref: id, attributes: { Id: id } }
  },
}
