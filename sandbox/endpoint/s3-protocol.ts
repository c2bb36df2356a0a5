/** S3's own restXml: buckets in path or host, bodies as they are, members in headers and XML. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import type { AwsError, Outcome } from '../services/service.ts'
import type { Protocol, ReadRequest } from './protocol.ts'
import { s3Input, s3Operation } from './s3-request.ts'
import type { Service } from './service-table.ts'
import { signingService } from './signature.ts'
import { element, elements } from './xml.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** Only requests that are signed for S3 are S3's: a presigned URL is not known here. */
export function s3Protocol(services: readonly Service[]): Protocol {
  const service = services.find(({ definition }) => definition.protocol === 'restXml')
  return {
    read(request: HttpRequest) {
      if (!service || signingService(request) !== 's3') return undefined
      return { service, action: s3Operation(request), input: () => s3Input(request) }
    },
    write,
  }
}

/** Members of answers that travel as headers. */
const headerNames: Readonly<Record<string, string>> = {
  ETag: 'etag',
  ContentType: 'content-type',
  ContentLength: 'content-length',
  LastModified: 'last-modified',
  AcceptRanges: 'accept-ranges',
  StorageClass: 'x-amz-storage-class',
  BucketRegion: 'x-amz-bucket-region',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumType: 'x-amz-checksum-type',
}

const withoutBody = ['HeadObject', 'HeadBucket']

function write(outcome: Outcome, { action }: ReadRequest, requestId: string): HttpResponse {
  const identified = { 'x-amz-request-id': requestId, 'x-amz-id-2': 'sandbox' }
  if (!outcome.ok) return refusal(outcome.error, action, identified)
  const output: Readonly<Record<string, unknown>> = { ...outcome.output }
  if (action === 'ListObjectsV2') {
    const headers = { ...identified, 'content-type': 'application/xml' }
    return { status: 200, headers, body: listing(output) }
  }
  const headers = { ...identified, ...headersOf(output) }
  if (action === 'DeleteObject') return { status: 204, headers }
  return { status: 200, headers, ...(output.Body instanceof Buffer && { body: output.Body }) }
}

/** S3 answers HEAD without a body, so that its errors have a status and nothing else. */
function refusal(
  { code, message, status, fields }: AwsError,
  action: string,
  identified: Readonly<Record<string, string>>,
): HttpResponse {
  if (withoutBody.includes(action)) return { status, headers: identified }
  const told = { Code: code, Message: message, ...fields }
  const ids = { RequestId: identified['x-amz-request-id'], HostId: identified['x-amz-id-2'] }
  const body = element('Error', elements({ ...told, ...ids }))
  return { status, headers: { ...identified, 'content-type': 'application/xml' }, body }
}

function headersOf(output: Readonly<Record<string, unknown>>): Record<string, string> {
  const plain = Object.entries(headerNames).flatMap(([member, name]) =>
    output[member] === undefined ? [] : [[name, headerText(output[member])]],
  )
  const metadata = Object.entries(Object(output.Metadata)).map(([name, value]) => [
    `x-amz-meta-${name}`,
    String(value),
  ])
  return Object.fromEntries([...plain, ...metadata])
}

function headerText(value: unknown): string {
  return value instanceof Date ? value.toUTCString() : String(value)
}

function listing(output: Readonly<Record<string, unknown>>): string {
  return element(`ListBucketResult xmlns="${namespace}"`, flatElements(output))
}

/** Lists are flat: an element for each item. */
function flatElements(value: object): string {
  const members = Object.entries(value).flatMap(([name, member]) =>
    [member].flat().map((item) => [name, item] as const),
  )
  const isPlain = (item: unknown) => typeof item !== 'object' || item instanceof Date
  return members
    .map(([name, item]) =>
      isPlain(item) ? elements({ [name]: item }) : element(name, flatElements(item)),
    )
    .join('')
}
