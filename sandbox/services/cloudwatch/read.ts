/** Reads members that JSON and forms write differently, and writes times that both understand. */
import { AwsError } from '../service.ts'

/** Dimensions by name out of a list of `Name` and `Value`. */
export function readDimensions(value: unknown): Record<string, string> {
  const rows = lists(value).map(({ Name, Value }) => [String(Name), String(Value)])
  return Object.fromEntries(rows)
}

/** Objects of a list, whatever else it is. */
export function lists(value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return Array.isArray(value) ? value.map(Object) : []
}

/** Throws `InvalidParameterValue` naming the member. */
export function readNumber(value: unknown, name: string): number {
  const number = Number(value)
  if (value !== undefined && value !== '' && Number.isFinite(number)) return number
  throw new AwsError('InvalidParameterValue', `The parameter ${name} must be a number: ${value}`)
}

/** Seconds since 1970 in JSON, ISO 8601 in forms; answers milliseconds. */
export function readTime(value: unknown, name: string): number {
  const time = typeof value === 'number' ? value * 1000 : Date.parse(String(value))
  if (Number.isFinite(time)) return time
  throw new AwsError('InvalidParameterValue', `The parameter ${name} must be a time: ${value}`)
}

/** Seconds since 1970 where JSON is written, as AWS's JSON has it; ISO 8601 in XML. */
export function timestamp(timeMs: number): Date {
  return Object.assign(new Date(timeMs), { toJSON: () => timeMs / 1000 })
}
