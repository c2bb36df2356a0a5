/** AWS::SNS::Topic: a standard topic. */
import { physicalName } from '../template/physical-names.ts'
import { listOf, optionalText } from '../template/read-properties.ts'
import { subscribe } from '../topics/subscription.ts'
import { createTopic } from '../topics/topic.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SNS::Topic',
  honoured: ['TopicName', 'DisplayName', 'Subscription[].Endpoint', 'Subscription[].Protocol'],
  withoutEffect: {
    KmsMasterKeyId: 'messages are not encrypted here',
    SignatureVersion: 'messages are not signed here',
    Tags: 'nothing reads the tags of a topic',
    TracingConfig: 'topics send no traces here',
  },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = optionalText(properties, 'TopicName') ?? physicalName(input, world, 256)
    const displayName = optionalText(properties, 'DisplayName')
    const { arn } = createTopic(world, {
      accountId,
      region,
      name,
      ...(displayName !== undefined && { displayName }),
    })
    for (const one of listOf(properties, 'Subscription')) {
      const { Protocol: protocol, Endpoint: endpoint } = Object(one)
      const given = { protocol, endpoint, ownerAccountId: accountId, confirmed: true }
      subscribe(world, { topicArn: arn, ...given, attributes: {} })
    }
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } }
  },
}
