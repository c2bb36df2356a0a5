/**
 * The part of JSON path that EventBridge documents for input paths (eb-transform-target-input):
 * dots, names of letters, digits, dashes, underscores and slashes, indices, and `*`. EventBridge
 * does not check a path when a rule is made; here anything else is refused, because what AWS would
 * make of it is not established.
 */
import { AwsError } from '../services/service.ts'

export type JsonPath = readonly PathStep[]
type PathStep = string | number | typeof every
const every = Symbol('every')

/** Throws `ValidationException` naming `place`. */
export function readJsonPath(text: unknown, place: string): JsonPath {
  if (typeof text !== 'string' || !/^\$(\.([\w\-/]+|\*)|\[(\d+|\*)\])*$/.test(text))
    throw new AwsError(
      'ValidationException',
      `${place}: ${JSON.stringify(text)} is no JSON path EventBridge documents; ` +
        'use $, dots, names of letters, digits, "-", "_" and "/", indices and *',
    )
  return [...text.slice(1).matchAll(/\.([\w\-/]+|\*)|\[(\d+|\*)\]/g)].map(([, name, index]) => {
    if (name === '*' || index === '*') return every
    return name ?? Number(index)
  })
}

export type Found = { readonly found: true; readonly value: unknown } | { readonly found: false }

/** A path with `*` yields the list of all it meets, and is missing when it meets none. */
export function findAt(value: unknown, path: JsonPath): Found {
  const met = walk([value], path)
  if (path.includes(every)) return met.length > 0 ? { found: true, value: met } : { found: false }
  return met.length === 1 ? { found: true, value: met[0] } : { found: false }
}

function walk(values: readonly unknown[], path: JsonPath): readonly unknown[] {
  const [step, ...rest] = path
  if (step === undefined) return values
  return walk(
    values.flatMap((value) => take(value, step)),
    rest,
  )
}

function take(value: unknown, step: PathStep): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (step === every) return Object.values(value)
  if (Array.isArray(value) !== (typeof step === 'number') || !Object.hasOwn(value, step)) return []
  return [(value as Readonly<Record<string | number, unknown>>)[step]]
}
