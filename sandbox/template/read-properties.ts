/** Reads settled properties; what is wrong is said with the property's name. */
import type { ResourceInput } from '../resources/resource-type.ts'

type Properties = ResourceInput['properties']

/** Throws when the property is absent or no text. */
export function textOf(properties: Properties, name: string): string {
  const value = properties[name]
  if (typeof value === 'string') return value
  throw new Error(`Properties.${name} must be a text; it is ${JSON.stringify(value)}`)
}

export function optionalText(properties: Properties, name: string): string | undefined {
  return properties[name] === undefined ? undefined : textOf(properties, name)
}

/** Numbers may stand as text, as CloudFormation allows. */
export function numberOf(properties: Properties, name: string, otherwise: number): number {
  return optionalNumber(properties, name) ?? otherwise
}

export function optionalNumber(properties: Properties, name: string): number | undefined {
  const value = properties[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number
  throw new Error(`Properties.${name} must be a number; it is ${JSON.stringify(value)}`)
}

/** Absent: an empty object. */
export function objectOf(properties: Properties, name: string): Readonly<Record<string, unknown>> {
  const value = properties[name] ?? {}
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`Properties.${name} must be an object; it is ${JSON.stringify(value)}`)
}

/** Absent: an empty list. */
export function listOf(properties: Properties, name: string): readonly unknown[] {
  const value = properties[name] ?? []
  if (Array.isArray(value)) return value
  throw new Error(`Properties.${name} must be a list; it is ${JSON.stringify(value)}`)
}

/** Tags by key. */
export function tagsOf(properties: Properties): Record<string, string> {
  const tags = listOf(properties, 'Tags').map((tag) => {
    const { Key, Value } = Object(tag)
    return [String(Key), String(Value)]
  })
  return Object.fromEntries(tags)
}
