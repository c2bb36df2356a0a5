/** AWS::KMS::Alias: a name for a key; nothing is encrypted here. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::KMS::Alias',
  honoured: ['AliasName'],
  withoutEffect: { TargetKeyId: 'nothing is encrypted' },
  create(input, world) {
    const { properties } = input
    const ref = textOf(properties, 'AliasName')
    const arn = arnIn(input, 'kms', ref)
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes: {} })
  },
}
