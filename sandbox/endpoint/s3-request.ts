/** Which S3 operation a request asks for, and its members by the names that the SDK gives them. */
import type { HttpRequest } from '../contracts.ts'
import { AwsError } from '../services/service.ts'
import { s3Body } from './s3-body.ts'

interface Addressed {
  readonly bucket: string
  /** Empty for the bucket itself. */
  readonly key: string
}

/** `<bucket>.localhost` and `<bucket>.s3.<Region>...`: the virtual-host style. */
const virtualHost = /^(.+)\.(localhost$|s3[.-])/

/** The operation's name, or what was asked for when the sandbox has no such operation. */
export function s3Operation(request: HttpRequest): string {
  const { method, query } = request
  const { bucket, key } = addressed(request)
  const asked = `${method} ${key === '' ? 'bucket' : 'object'}`
  const [strange] = [...query.keys()].filter((name) => !known.has(name.toLowerCase()))
  if (bucket === '') return `${method} of no bucket`
  if (strange !== undefined) return `${asked} with "${strange}"`
  if (request.headers['x-amz-copy-source'] !== undefined) return 'CopyObject'
  const operation = operations[asked]
  if (operation !== 'ListObjectsV2') return operation ?? asked
  return query.get('list-type') === '2' ? operation : 'ListObjects'
}

const operations: Readonly<Record<string, string>> = {
  'PUT object': 'PutObject',
  'GET object': 'GetObject',
  'HEAD object': 'HeadObject',
  'DELETE object': 'DeleteObject',
  'GET bucket': 'ListObjectsV2',
  'HEAD bucket': 'HeadBucket',
}

const listing: Readonly<Record<string, string>> = {
  prefix: 'Prefix',
  delimiter: 'Delimiter',
  'max-keys': 'MaxKeys',
  'continuation-token': 'ContinuationToken',
  'start-after': 'StartAfter',
  'encoding-type': 'EncodingType',
}

/** Any other parameter names a part of S3 that is not here, for example `uploads` or `acl`. */
const known = new Set([...Object.keys(listing), 'x-id', 'list-type', 'fetch-owner'])

const headers: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  'x-amz-checksum-mode': 'ChecksumMode',
  'x-amz-storage-class': 'StorageClass',
  'if-none-match': 'IfNoneMatch',
}

/** Throws `AwsError` for a path or a body that cannot be read. */
export function s3Input(request: HttpRequest): object {
  const { bucket, key } = addressed(request)
  const amazon = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-'))
  const metadata = amazon.flatMap(([name, value]) =>
    name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
  )
  return {
    Bucket: bucket,
    ...(key !== '' && { Key: decoded(key) }),
    ...renamed(listing, (name) => request.query.get(name)),
    ...renamed(headers, (name) => request.headers[name]),
    Metadata: Object.fromEntries(metadata),
    Headers: Object.fromEntries(amazon),
    ...(request.method === 'PUT' && bodyMembers(request)),
  }
}

function bodyMembers(request: HttpRequest): object {
  const { bytes, crc32 } = s3Body(request)
  return { Body: bytes, ...(crc32 !== undefined && { ChecksumCRC32: crc32 }) }
}

function addressed({ path, headers }: HttpRequest): Addressed {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  const hosted = virtualHost.exec(host)?.[1]
  if (hosted !== undefined) return { bucket: hosted, key: path.slice(1) }
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?([\s\S]*)$/.exec(path) ?? []
  return { bucket, key }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.")
  }
}

function renamed(
  names: Readonly<Record<string, string>>,
  read: (name: string) => string | null | undefined,
): object {
  const found = Object.entries(names).map(([name, member]) => [member, read(name) ?? undefined])
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}
