/**
 * CreateLocationS3: a prefix of a bucket, and the role that DataSync takes on for it. The location
 * is tried out at once, as AWS does ("location access test"; its words are assumed).
 */
import { assumptionRefused, bucketRefused } from '../../datasync/access.ts'
import { dataSync } from '../../datasync/store.ts'
import { bucketNamed } from '../../s3/buckets.ts'
import type { Action } from '../service.ts'
import { invalid, newArn, requireNone } from './find.ts'
import { putTags, type TagEntry } from './tags.ts'

interface CreateLocationS3Request {
  readonly Subdirectory?: string
  readonly S3BucketArn: string
  readonly S3StorageClass?: string
  readonly S3Config: { readonly BucketAccessRoleArn: string }
  readonly Tags?: readonly TagEntry[]
}

export const action: Action = (request: CreateLocationS3Request, call) => {
  const { world, accountId, region } = call
  requireNone(request, ['AgentArns'])
  const bucket = bucketNamed(world, request.S3BucketArn)?.name
  if (bucket === undefined) throw invalid(`Bucket ${request.S3BucketArn} is not found.`)
  const { BucketAccessRoleArn: roleArn } = request.S3Config
  const prefix = prefixOf(request.Subdirectory)
  const arn = newArn(call, 'location/loc-')
  const refusal =
    assumptionRefused(world, { bucket, roleArn }, arn) ??
    bucketRefused(world, { bucket, roleArn }, 'CreateLocationS3')
  if (refusal !== undefined) throw invalid(`DataSync location access test failed: ${refusal}`)
  dataSync.of(world).locations.set(arn, {
    kind: 's3',
    arn,
    accountId,
    region,
    creationTime: world.clock.now(),
    uri: `s3://${bucket}/${prefix}`,
    bucket,
    prefix,
    roleArn,
    storageClass: request.S3StorageClass ?? 'STANDARD',
  })
  putTags(world, arn, request.Tags)
  return { LocationArn: arn }
}

/** Without a slash at its beginning and with one at its end. */
function prefixOf(subdirectory = '/'): string {
  const steps = subdirectory.replace(/^\//, '').replace(/\/$/, '').split('/')
  if (steps.length === 1 && steps[0] === '') return ''
  if (steps.some((step) => ['', '.', '..'].includes(step))) {
    throw invalid(`Subdirectory ${subdirectory} includes //, /./ or /../`)
  }
  return `${steps.join('/')}/`
}
