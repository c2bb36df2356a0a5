/** AWS::KMS::Key: an id and an ARN; nothing is encrypted here. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import type { ResourceType } from './resource-type.ts'

const nothingEncrypted = 'nothing is encrypted'

export const resource: ResourceType = {
  type: 'AWS::KMS::Key',
  honoured: [],
  withoutEffect: {
    Description: 'a text for people',
    Enabled: nothingEncrypted,
    EnableKeyRotation: nothingEncrypted,
    KeyPolicy: 'key policies are not evaluated',
    KeySpec: nothingEncrypted,
    KeyUsage: nothingEncrypted,
    MultiRegion: nothingEncrypted,
    PendingWindowInDays: nothingEncrypted,
    RotationPeriodInDays: nothingEncrypted,
    Tags: 'nothing reads the tags of a key',
  },
  create(input, world) {
    const ref = world.random.uuid()
    const arn = arnIn(input, 'kms', `key/${ref}`)
    const attributes = { Arn: arn, KeyId: ref }
    const { properties } = input
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes })
  },
}
