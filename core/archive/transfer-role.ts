/** The role with which DataSync writes homes into the archive bucket. */
import { archiveBucketName, type Place } from '../deployed-names.ts'
import { partitionOf } from '../persona/role-name.ts'
import { allow, type PolicyDocument, policyDocument } from '../persona/statement.ts'

/** DataSync, for locations and tasks of this account and Region. */
export function transferTrust({ account, region }: Place) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DataSyncOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'datasync.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partitionOf(region)}:datasync:${region}:${account}:*`,
          },
        },
      },
    ],
  } as const
}

/** As the DataSync user guide asks for a bucket that is written to, without deleting. */
export function transferPolicy(place: Place): PolicyDocument {
  const bucket = `arn:${partitionOf(place.region)}:s3:::${archiveBucketName(place)}`
  return policyDocument([
    allow('ReachTheBucket', {
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      on: [bucket],
    }),
    allow('WriteHomes', {
      actions: [
        's3:PutObject',
        's3:GetObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      on: [`${bucket}/*`],
    }),
  ])
}
