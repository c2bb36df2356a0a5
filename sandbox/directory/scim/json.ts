/** Narrowing of parsed JSON, with the refusals SCIM answers. */
import { parseJson } from '../../endpoint/parse-json.ts'
import { invalid } from '../errors.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws `ValidationException` when the body is no JSON or no object. */
export function parseObject(body: Buffer): JsonObject {
  let parsed: unknown
  try {
    parsed = parseJson(body)
  } catch {
    throw invalid('The request body is not JSON.')
  }
  if (!isObject(parsed)) throw invalid('The request body must be a JSON object.')
  return parsed
}

/** Throws `ValidationException` unless `value` is a string of 1 to `longest` characters. */
export function stringOf(value: unknown, attribute: string, longest = 1024): string {
  if (typeof value !== 'string') throw invalid(`Attribute ${attribute} must be a string.`)
  if (value.length < 1 || value.length > longest)
    throw invalid(`Attribute ${attribute} must have 1 to ${longest} characters.`)
  return value
}

/** Throws `ValidationException` unless `value` is absent or a list of strings. */
export function checkSchemas(value: unknown): void {
  if (value === undefined) return
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw invalid('Attribute schemas must be a list of strings.')
}
