/** Message attributes of SNS, as publishers give them and as notifications show them. */
import { invalidParameter } from './topic.ts'

export interface MessageAttribute {
  /** `String`, `String.Array`, `Number` or `Binary`. */
  readonly DataType: string
  readonly StringValue?: string
  /** Base64, as it travels. */
  readonly BinaryValue?: string
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

const types = ['String', 'String.Array', 'Number', 'Binary']

/** Throws `InvalidParameter` naming the attribute. */
export function readMessageAttributes(value: unknown): MessageAttributes {
  const entries = Object.entries(Object(value ?? {}) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(entries.map(([name, one]) => [name, readOne(name, one)]))
}

function readOne(name: string, value: unknown): MessageAttribute {
  const { DataType, StringValue, BinaryValue } = Object(value) as Readonly<Record<string, unknown>>
  const type = String(DataType)
  const isText = type !== 'Binary'
  const text = isText ? StringValue : BinaryValue
  if (!types.includes(type))
    throw invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type, the set of ` +
        'supported type prefixes is Binary, Number, and String.',
    )
  if (typeof text !== 'string' || text === '')
    throw invalidParameter(`The message attribute '${name}' must contain a non-empty value`)
  return { DataType: type, [isText ? 'StringValue' : 'BinaryValue']: text }
}

/** As a notification shows them. */
export function shownAttributes(attributes: MessageAttributes): object {
  const rows = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType, Value: StringValue ?? BinaryValue },
  ])
  return Object.fromEntries(rows)
}

/** Bytes that count against the size of the message. */
export function attributesSize(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue + BinaryValue),
    0,
  )
}
