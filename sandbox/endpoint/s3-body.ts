/** The body of a PutObject as it was before it was sent: SDKs may send it in chunks. */
import { crc32 } from 'node:zlib'
import type { HttpRequest } from '../contracts.ts'
import { AwsError } from '../services/service.ts'

export interface S3Body {
  readonly bytes: Buffer
  /** The CRC-32 that came with them, in base64. */
  readonly crc32?: string
}

/**
 * Takes `aws-chunked` bodies apart, signed or not, with or without a trailer. A CRC-32, in a header
 * or in the trailer, is held against the bytes; other checksums and signatures are let pass.
 * Throws `BadDigest` or `IncompleteBody` (400).
 */
export function s3Body({ headers, body }: HttpRequest): S3Body {
  const content = headers['x-amz-content-sha256'] ?? ''
  const chunked =
    content.startsWith('STREAMING-') || /\baws-chunked\b/.test(headers['content-encoding'] ?? '')
  const read = chunked ? unchunked(body) : { bytes: body, trailer: {} }
  const given = read.trailer[checksum] ?? headers[checksum]
  if (given !== undefined && given !== checksumOf(read.bytes)) {
    throw new AwsError(
      'BadDigest',
      'The CRC32 you specified did not match the calculated checksum.',
    )
  }
  return { bytes: read.bytes, ...(given !== undefined && { crc32: given }) }
}

const checksum = 'x-amz-checksum-crc32'

function checksumOf(bytes: Buffer): string {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes))
  return sum.toString('base64')
}

interface Unchunked {
  readonly bytes: Buffer
  /** Names in lower case. */
  readonly trailer: Readonly<Record<string, string>>
}

/** `<size in hexadecimal>[;chunk-signature=...]`, a line end, so many bytes, a line end; then 0. */
function unchunked(body: Buffer): Unchunked {
  const chunks: Buffer[] = []
  let place = 0
  for (;;) {
    const end = body.indexOf('\r\n', place)
    const size = Number.parseInt(body.toString('latin1', place, end), 16)
    if (end < 0 || Number.isNaN(size) || end + 2 + size > body.length) throw incomplete()
    place = end + 2
    if (size === 0) return { bytes: Buffer.concat(chunks), trailer: trailerOf(body, place) }
    chunks.push(body.subarray(place, place + size))
    place += size + 2
  }
}

function trailerOf(body: Buffer, start: number): Record<string, string> {
  const lines = body.toString('latin1', start).split('\r\n')
  const fields = lines.flatMap((line) => {
    const colon = line.indexOf(':')
    const field: [string, string] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1)]
    return colon < 0 ? [] : [field]
  })
  return Object.fromEntries(fields.map(([name, value]) => [name, value.trim()]))
}

function incomplete(): AwsError {
  const message =
    'You did not provide the number of bytes specified by the Content-Length HTTP header'
  return new AwsError('IncompleteBody', message)
}
