/** AWS::S3::Bucket: a name with its attributes; S3 is not served. */
import { keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const noObjects = 'no object is stored'

export const resource: ResourceType = {
  type: 'AWS::S3::Bucket',
  honoured: ['BucketName'],
  withoutEffect: {
    AccessControl: noObjects,
    BucketEncryption: noObjects,
    IntelligentTieringConfigurations: noObjects,
    LifecycleConfiguration: noObjects,
    LoggingConfiguration: noObjects,
    ObjectLockConfiguration: noObjects,
    ObjectLockEnabled: noObjects,
    OwnershipControls: noObjects,
    PublicAccessBlockConfiguration: noObjects,
    Tags: 'nothing reads the tags of a bucket',
    VersioningConfiguration: noObjects,
  },
  create(input, world) {
    const { properties, region } = input
    const ref =
      optionalText(properties, 'BucketName') ?? physicalName(input, world, 63).toLowerCase()
    const arn = `arn:aws:s3:::${ref}`
    const attributes = {
      Arn: arn,
      DomainName: `${ref}.s3.amazonaws.com`,
      DualStackDomainName: `${ref}.s3.dualstack.${region}.amazonaws.com`,
      RegionalDomainName: `${ref}.s3.${region}.amazonaws.com`,
    }
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes })
  },
}
