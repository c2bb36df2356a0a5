/** The buckets of S3 and the objects in them, without versions. */
import { createHash } from 'node:crypto'
import { defineStore, type World } from '../world/world.ts'

export interface S3Object {
  readonly body: Buffer
  /** MD5 of the body in hexadecimal digits. */
  readonly etag: string
  /** In base64; only of what was sent with one. S3 makes a CRC-64 of what comes without. */
  readonly crc32?: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
  readonly contentType: string
  readonly storageClass: string
  /** User metadata, names in lower case without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>
}

export interface Bucket {
  readonly name: string
  readonly arn: string
  readonly accountId: string
  readonly region: string
  /** By key. */
  readonly objects: Map<string, S3Object>
}

/** By name. */
export const buckets = defineStore<Map<string, Bucket>>(() => new Map())

/** Longest key, in bytes of UTF-8 (S3 user guide, object keys). */
export const LONGEST_KEY = 1024

/** Throws when the name is taken. */
export function createBucket(
  world: World,
  { name, accountId, region }: Pick<Bucket, 'name' | 'accountId' | 'region'>,
): Bucket {
  const known = buckets.of(world)
  const arn = `arn:aws:s3:::${name}`
  if (known.has(name)) throw new Error(`${arn} exists already`)
  const bucket = { name, arn, accountId, region, objects: new Map() }
  known.set(name, bucket)
  return bucket
}

/** Undefined when there is none of that name or ARN. */
export function bucketNamed(world: World, nameOrArn: string): Bucket | undefined {
  return buckets.of(world).get(nameOrArn.replace(/^arn:aws:s3:::/, ''))
}

export function isKeyTooLong(key: string): boolean {
  return Buffer.byteLength(key) > LONGEST_KEY
}

export interface NewObject {
  readonly key: string
  readonly body: Buffer
  readonly crc32?: string
  /** Default `binary/octet-stream`, as S3's. */
  readonly contentType?: string
  /** Default `STANDARD`. */
  readonly storageClass?: string
  readonly metadata?: Readonly<Record<string, string>>
}

/** Stores an object, in place of one of that key. */
export function storeObject(world: World, bucket: Bucket, given: NewObject): S3Object {
  const object = {
    body: given.body,
    etag: createHash('md5').update(given.body).digest('hex'),
    ...(given.crc32 !== undefined && { crc32: given.crc32 }),
    lastModified: world.clock.now(),
    contentType: given.contentType ?? 'binary/octet-stream',
    storageClass: given.storageClass ?? 'STANDARD',
    metadata: given.metadata ?? {},
  }
  bucket.objects.set(given.key, object)
  return object
}

/** Keys with that beginning, in the order of their bytes. */
export function keysUnder(bucket: Bucket, prefix: string): string[] {
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix))
  return keys.sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
}
