/** AWS::S3::Bucket: a bucket of the emulated S3, without versions, locks or life cycles. */
import { createBucket } from '../s3/buckets.ts'
import { keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const noVersions = 'objects have no versions and no locks here: an overwritten one is gone'

export const resource: ResourceType = {
  type: 'AWS::S3::Bucket',
  honoured: ['BucketName'],
  withoutEffect: {
    AccessControl: 'policies of roles alone decide',
    BucketEncryption: 'objects are kept in memory',
    IntelligentTieringConfigurations: 'the storage class is only remembered',
    LifecycleConfiguration: 'no object expires or moves to another class here',
    LoggingConfiguration: 'no access log is written',
    ObjectLockConfiguration: noVersions,
    ObjectLockEnabled: noVersions,
    OwnershipControls: 'policies of roles alone decide',
    PublicAccessBlockConfiguration: 'the sandbox listens on the loopback alone',
    Tags: 'nothing reads the tags of a bucket',
    VersioningConfiguration: noVersions,
  },
  create(input, world) {
    const { properties, accountId, region } = input
    const ref =
      optionalText(properties, 'BucketName') ?? physicalName(input, world, 63).toLowerCase()
    const arn = `arn:aws:s3:::${ref}`
    const attributes = {
      Arn: arn,
      DomainName: `${ref}.s3.amazonaws.com`,
      DualStackDomainName: `${ref}.s3.dualstack.${region}.amazonaws.com`,
      RegionalDomainName: `${ref}.s3.${region}.amazonaws.com`,
    }
    createBucket(world, { name: ref, accountId, region })
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes })
  },
}
