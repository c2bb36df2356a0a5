/** AWS::SNS::Subscription: kept; SNS is not served, so nothing is delivered. */
import { keepNamed } from '../template/named-resources.ts'
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const nothingPublished = 'nothing is published'

export const resource: ResourceType = {
  type: 'AWS::SNS::Subscription',
  honoured: ['TopicArn'],
  withoutEffect: {
    DeliveryPolicy: nothingPublished,
    Endpoint: nothingPublished,
    FilterPolicy: nothingPublished,
    FilterPolicyScope: nothingPublished,
    Protocol: nothingPublished,
    RawMessageDelivery: nothingPublished,
    RedrivePolicy: nothingPublished,
    Region: nothingPublished,
  },
  create({ properties }, world) {
    const arn = `${textOf(properties, 'TopicArn')}:${world.random.uuid()}`
    const attributes = { Arn: arn }
    return keepNamed(world, { type: resource.type, arn, properties, ref: arn, attributes })
  },
}
