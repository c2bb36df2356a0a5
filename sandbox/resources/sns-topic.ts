/** AWS::SNS::Topic: a name with its ARN; SNS is not served, so nothing is published. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const nothingPublished = 'nothing is published'

export const resource: ResourceType = {
  type: 'AWS::SNS::Topic',
  honoured: ['TopicName'],
  withoutEffect: {
    DisplayName: 'a text for people',
    KmsMasterKeyId: nothingPublished,
    SignatureVersion: nothingPublished,
    Tags: 'nothing reads the tags of a topic',
    TracingConfig: nothingPublished,
  },
  create(input, world) {
    const { properties } = input
    const name = optionalText(properties, 'TopicName') ?? physicalName(input, world, 256)
    const arn = arnIn(input, 'sns', name)
    const attributes = { TopicArn: arn, TopicName: name }
    return keepNamed(world, { type: resource.type, arn, properties, ref: arn, attributes })
  },
}
