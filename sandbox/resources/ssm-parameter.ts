/** AWS::SSM::Parameter: a value that templates can refer to; Systems Manager is not served. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText, textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SSM::Parameter',
  honoured: ['Name', 'Type', 'Value'],
  withoutEffect: {
    AllowedPattern: 'values come from the template alone',
    DataType: 'values come from the template alone',
    Description: 'a text for people',
    Tags: 'nothing reads the tags of a parameter',
    Tier: 'the tier decides only size and price',
  },
  create(input, world) {
    const { properties } = input
    const ref = optionalText(properties, 'Name') ?? physicalName(input, world, 512)
    const arn = arnIn(input, 'ssm', `parameter/${ref.replace(/^\//, '')}`)
    const attributes = { Type: textOf(properties, 'Type'), Value: textOf(properties, 'Value') }
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes })
  },
}
