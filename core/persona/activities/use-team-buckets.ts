/** Read and write the team's buckets, in the domain's account. */
import type { PolicyScope } from '../scope.ts'
import { actionsOf, allow, type Conditions, type Statement } from '../statement.ts'

export function useTeamBuckets(scope: PolicyScope): Statement[] {
  if (scope.buckets.length === 0) return []
  const buckets = scope.buckets.map((bucket) => `arn:${scope.partition}:s3:::${bucket}`)
  // A bucket's name is free for others once the bucket is deleted.
  const when: Conditions = { StringEquals: { 'aws:ResourceAccount': scope.account } }
  return [
    allow('ListTeamBuckets', {
      actions: actionsOf('s3', 'ListBucket GetBucketLocation ListBucketMultipartUploads'),
      on: buckets,
      when,
    }),
    allow('UseTeamBuckets', {
      actions: actionsOf(
        's3',
        'GetObject PutObject DeleteObject AbortMultipartUpload ListMultipartUploadParts',
      ),
      on: buckets.map((bucket) => `${bucket}/*`),
      when,
    }),
  ]
}
