/** AWS::SNS::TopicPolicy: who else may use its topics; it takes the place of the default policy. */
import { addResourcePolicy } from '../iam/resource-policies.ts'
import { physicalName } from '../template/physical-names.ts'
import { listOf, objectOf } from '../template/read-properties.ts'
import { findTopic } from '../topics/topic.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SNS::TopicPolicy',
  honoured: ['Topics[]', 'PolicyDocument.*'],
  policies: { PolicyDocument: 'resource' },
  withoutEffect: {},
  create(input, world) {
    const { properties } = input
    const id = physicalName(input, world)
    const document = objectOf(properties, 'PolicyDocument')
    for (const arn of listOf(properties, 'Topics'))
      addResourcePolicy(world, findTopic(world, arn).arn, { name: id, document })
    return { ref: id, attributes: { Id: id } }
  },
}
