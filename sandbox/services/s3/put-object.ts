/** PutObject: whole objects of the request's body; `If-None-Match: *` never overwrites. */
import { storeObject } from '../../s3/buckets.ts'
import { type Action, AwsError } from '../service.ts'
import { checksumOf, findBucket, type ObjectName, requireKey } from './found.ts'

interface PutObjectRequest extends ObjectName {
  readonly Body: Buffer
  readonly ChecksumCRC32?: string
  readonly ContentType?: string
  readonly StorageClass?: string
  readonly IfNoneMatch?: string
  readonly Metadata: Readonly<Record<string, string>>
}

/** ACLs, tags, encryption and locks that are asked for have no effect. */
export const action: Action = (request: PutObjectRequest, call) => {
  const bucket = findBucket(call, request.Bucket)
  requireKey(request.Key)
  if (request.IfNoneMatch === '*' && bucket.objects.has(request.Key)) {
    const message = 'At least one of the pre-conditions you specified did not hold'
    throw new AwsError('PreconditionFailed', message, 412, { Condition: 'If-None-Match' })
  }
  const { Key: key, Body: body, ContentType, StorageClass, Metadata: metadata } = request
  const { ChecksumCRC32: crc32 } = request
  const object = storeObject(call.world, bucket, {
    key,
    body,
    metadata,
    ...(crc32 !== undefined && { crc32 }),
    ...(ContentType !== undefined && { contentType: ContentType }),
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
  })
  return { ETag: `"${object.etag}"`, ...checksumOf(object) }
}
