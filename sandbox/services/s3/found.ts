/** Finds the bucket and the object that a request names, in S3's words when they are not there. */
import { callerAsker } from '../../iam/asker.ts'
import { refusalOf } from '../../iam/judge.ts'
import { iam } from '../../iam/store.ts'
import {
  type Bucket,
  bucketNamed,
  isKeyTooLong,
  LONGEST_KEY,
  type S3Object,
} from '../../s3/buckets.ts'
import { AwsError, type Call } from '../service.ts'
import { s3Need } from './authorization.ts'

export interface ObjectName {
  readonly Bucket: string
  readonly Key: string
}

/** Throws `NoSuchBucket` (404). */
export function findBucket({ world }: Call, name: string): Bucket {
  const bucket = bucketNamed(world, name)
  if (bucket) return bucket
  const fields = { BucketName: name }
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, fields)
}

/** Throws `KeyTooLongError` (400) for a key of more than 1,024 bytes. */
export function requireKey(key: string): void {
  if (!isKeyTooLong(key)) return
  const fields = { Size: Buffer.byteLength(key), MaxSizeAllowed: LONGEST_KEY }
  throw new AwsError('KeyTooLongError', 'Your key is too long', 400, fields)
}

/**
 * Throws `NoSuchKey` (404), or `AccessDenied` (403) when the caller may not list the bucket and so
 * may not learn what is missing (GetObject API reference).
 */
export function findObject(call: Call, { Bucket: name, Key }: ObjectName): S3Object {
  const bucket = findBucket(call, name)
  requireKey(Key)
  const object = bucket.objects.get(Key)
  if (object) return object
  const refusal = listingRefused(call, name)
  if (refusal !== undefined) throw new AwsError('AccessDenied', refusal, 403)
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key })
}

function listingRefused(call: Call, bucket: string): string | undefined {
  const { world, caller } = call
  if (caller.roleArn === undefined || !iam.of(world).roles.has(caller.roleArn)) return undefined
  return refusalOf(world, callerAsker(world, caller), {
    needs: [s3Need(world, { action: 's3:ListBucket', bucket })],
    operation: { service: 's3', operation: 'GetObject', region: call.region },
  })
}

export interface ReadRequest extends ObjectName {
  readonly ChecksumMode?: string
}

/** What HeadObject and GetObject answer of an object beside its body. */
export function described(object: S3Object, request: ReadRequest): Record<string, unknown> {
  return {
    AcceptRanges: 'bytes',
    ETag: `"${object.etag}"`,
    ContentType: object.contentType,
    ContentLength: object.body.length,
    LastModified: new Date(object.lastModified),
    Metadata: object.metadata,
    // S3 leaves the header out for the standard class.
    ...(object.storageClass !== 'STANDARD' && { StorageClass: object.storageClass }),
    // "To retrieve the checksum, this mode must be enabled" (GetObject API reference).
    ...(request.ChecksumMode === 'ENABLED' && checksumOf(object)),
  }
}

/** Empty for what was uploaded without one. */
export function checksumOf({ crc32 }: S3Object): Record<string, unknown> {
  return crc32 === undefined ? {} : { ChecksumCRC32: crc32, ChecksumType: 'FULL_OBJECT' }
}
