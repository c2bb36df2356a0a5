/** ListObjectsV2: pages of keys in the order of their bytes, grouped by a delimiter. */
import { type Bucket, keysUnder } from '../../s3/buckets.ts'
import { type Action, AwsError } from '../service.ts'
import { findBucket } from './found.ts'

/** Values as they stand in the query. */
interface ListRequest {
  readonly Bucket: string
  readonly Prefix?: string
  readonly Delimiter?: string
  readonly MaxKeys?: string
  readonly ContinuationToken?: string
  readonly StartAfter?: string
  readonly EncodingType?: string
}

/** Most keys and common prefixes of a page, and how many there are unless told. */
const mostKeys = 1000

export const action: Action = (request: ListRequest, call) => {
  const bucket = findBucket(call, request.Bucket)
  const { Prefix = '', Delimiter = '', EncodingType } = request
  const encoded = EncodingType === 'url' ? encodeKey : (key: string) => key
  const limit = limitOf(request.MaxKeys)
  const rows = rowsAfter(bucket, request)
  const page = rows.slice(0, limit)
  const more = rows.length > page.length && limit > 0
  return {
    Name: bucket.name,
    Prefix: encoded(Prefix),
    ...(Delimiter !== '' && { Delimiter: encoded(Delimiter) }),
    MaxKeys: limit,
    KeyCount: page.length,
    IsTruncated: more,
    ...(EncodingType !== undefined && { EncodingType }),
    ...(request.StartAfter !== undefined && { StartAfter: encoded(request.StartAfter) }),
    ...(request.ContinuationToken !== undefined && {
      ContinuationToken: request.ContinuationToken,
    }),
    ...(more && { NextContinuationToken: tokenOf(page.at(-1)?.name ?? '') }),
    Contents: page.flatMap(({ name, isPrefix }) =>
      isPrefix ? [] : [contentOf(bucket, name, encoded)],
    ),
    CommonPrefixes: page.flatMap(({ name, isPrefix }) =>
      isPrefix ? [{ Prefix: encoded(name) }] : [],
    ),
  }
}

interface Row {
  readonly name: string
  readonly isPrefix: boolean
}

function rowsAfter(bucket: Bucket, request: ListRequest): Row[] {
  const { Prefix = '', Delimiter = '', ContinuationToken, StartAfter = '' } = request
  const after = ContinuationToken === undefined ? StartAfter : readToken(ContinuationToken)
  const rows = new Map<string, Row>()
  for (const key of keysUnder(bucket, Prefix)) {
    const cut = Delimiter === '' ? -1 : key.indexOf(Delimiter, Prefix.length)
    const name = cut < 0 ? key : key.slice(0, cut + Delimiter.length)
    if (Buffer.compare(Buffer.from(name), Buffer.from(after)) <= 0) continue
    rows.set(name, { name, isPrefix: cut >= 0 })
  }
  return [...rows.values()]
}

function contentOf(bucket: Bucket, key: string, encoded: (key: string) => string): object {
  const object = bucket.objects.get(key)
  const summed = { ChecksumAlgorithm: ['CRC32'], ChecksumType: 'FULL_OBJECT' }
  return {
    Key: encoded(key),
    LastModified: new Date(object?.lastModified ?? 0),
    ETag: `"${object?.etag}"`,
    ...(object?.crc32 !== undefined && summed),
    Size: object?.body.length,
    StorageClass: object?.storageClass,
  }
}

function limitOf(given: string | undefined): number {
  const limit = Number(given ?? mostKeys)
  if (Number.isInteger(limit) && limit >= 0) return Math.min(limit, mostKeys)
  throw new AwsError('InvalidArgument', 'Provided max-keys not an integer or within integer range')
}

/** Tokens are opaque; here the last name in base64. */
function tokenOf(name: string): string {
  return Buffer.from(name).toString('base64url')
}

function readToken(token: string): string {
  const name = Buffer.from(token, 'base64url').toString()
  if (name !== '' && tokenOf(name) === token) return name
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect')
}

/** Slashes stay. */
function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/')
}
