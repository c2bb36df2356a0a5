/** AWS::S3::BucketPolicy: accepted; policies of roles alone decide. */
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  honoured: ['Bucket'],
  withoutEffect: {
    PolicyDocument: 'policies of roles alone decide: a Deny or another account here is not seen',
  },
  create: ({ properties }) => ({ ref: textOf(properties, 'Bucket'), attributes: {} }),
}
