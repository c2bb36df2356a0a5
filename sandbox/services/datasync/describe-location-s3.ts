/** DescribeLocationS3: as it was created. */
import type { Action } from '../service.ts'
import { findS3Location } from './find.ts'

export const action: Action = ({ LocationArn }: { readonly LocationArn: string }, call) => {
  const { arn, uri, creationTime, storageClass, roleArn } = findS3Location(call, LocationArn)
  return {
    LocationArn: arn,
    LocationUri: uri,
    S3StorageClass: storageClass,
    S3Config: { BucketAccessRoleArn: roleArn },
    CreationTime: creationTime / 1000,
  }
}
