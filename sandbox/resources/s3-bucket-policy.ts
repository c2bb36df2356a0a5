/** AWS::S3::BucketPolicy: accepted; S3 is not served. */
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  honoured: ['Bucket'],
  withoutEffect: { PolicyDocument: 'no object is stored' },
  create: ({ properties }) => ({ ref: textOf(properties, 'Bucket'), attributes: {} }),
}
