/** Message attributes: their rules, their size, and the digest SQS makes of them. */
import { createHash } from 'node:crypto'
import { AwsError } from '../services/service.ts'

export interface MessageAttribute {
  /** `String`, `Number` or `Binary`, possibly with a label after a dot. */
  readonly DataType: string
  readonly StringValue?: string
  /** Base64, as it travels. */
  readonly BinaryValue?: string
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

const mostAttributes = 10

/** Throws `InvalidParameterValue` naming the attribute. */
export function readMessageAttributes(value: unknown): MessageAttributes {
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>)
  if (entries.length > mostAttributes)
    throw invalid(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    )
  return Object.fromEntries(entries.map(([name, attribute]) => [name, readOne(name, attribute)]))
}

/** As SQS's own senders write them: texts only. */
export function textAttributes(texts: Readonly<Record<string, string>>): MessageAttributes {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, { DataType: 'String', StringValue: text }]),
  )
}

function readOne(name: string, value: unknown): MessageAttribute {
  const { DataType, StringValue, BinaryValue } = (value ?? {}) as Readonly<Record<string, unknown>>
  const [kind = ''] = String(DataType).split('.')
  if (!/^(?!(aws|amazon)\.)[\w-]+(\.[\w-]+)*$/i.test(name) || name.length > 256)
    throw invalid(`The message attribute name "${name}" is invalid.`)
  if (!['String', 'Number', 'Binary'].includes(kind))
    throw invalid(`The message attribute '${name}' has an invalid message attribute type.`)
  const text = kind === 'Binary' ? BinaryValue : StringValue
  if (typeof text !== 'string' || text === '')
    throw invalid(
      `The message attribute '${name}' must contain a non-empty value of type '${kind}'.`,
    )
  return { DataType: String(DataType), [kind === 'Binary' ? 'BinaryValue' : 'StringValue']: text }
}

/** Bytes that count against the message's size: names, types and values. */
export function attributesSize(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, attribute]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(attribute.DataType) +
      bytesOf(attribute).length,
    0,
  )
}

/** `MD5OfMessageAttributes`; undefined when there are none. */
export function attributesDigest(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  for (const name of names) {
    const attribute = attributes[name]
    if (!attribute) continue
    hash.update(withLength(Buffer.from(name)))
    hash.update(withLength(Buffer.from(attribute.DataType)))
    hash.update(Buffer.from([attribute.BinaryValue === undefined ? 1 : 2]))
    hash.update(withLength(bytesOf(attribute)))
  }
  return hash.digest('hex')
}

/** `MD5OfMessageBody`. */
export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

function bytesOf({ StringValue = '', BinaryValue }: MessageAttribute): Buffer {
  return BinaryValue === undefined ? Buffer.from(StringValue) : Buffer.from(BinaryValue, 'base64')
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}
