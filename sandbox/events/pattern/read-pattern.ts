/** Turns a pattern into alternatives of fields, checking it on the way. */
import { type FieldTest, readField, reservedNames } from './field-test.ts'
import { invalidPattern, isObject } from './invalid-pattern.ts'

/**
 * All fields of one conjunction by dotted path. EventBridge joins names with dots too, so
 * `{"a": {"b": [1]}}` and `{"a.b": [1]}` are one pattern (documented, "should not be relied on").
 */
export type Conjunction = ReadonlyMap<string, FieldTest>

/** Most combinations of `$or` that EventBridge accepts (eb-create-pattern-operators). */
const mostCombinations = 1000

/** Throws `InvalidEventPatternException` with the place of the first mistake. */
export function readPattern(pattern: unknown, place = ''): Conjunction[] {
  if (!isObject(pattern)) throw invalidPattern('Filter is not an object', place)
  const names = Object.keys(pattern)
  if (names.length === 0) throw invalidPattern('Empty objects are not allowed', place)
  let conjunctions: Conjunction[] = [new Map()]
  for (const name of names) {
    const value = pattern[name]
    const alternatives =
      name === '$or' && isAlternative(value)
        ? value.flatMap((option) => readPattern(option, place))
        : readMember(value, place === '' ? name : `${place}.${name}`)
    if (conjunctions.length * alternatives.length > mostCombinations)
      throw invalidPattern(`$or makes more than ${mostCombinations} rule combinations`, place)
    conjunctions = conjunctions.flatMap((left) =>
      alternatives.map((right) => new Map([...left, ...right])),
    )
  }
  return conjunctions
}

function readMember(value: unknown, path: string): Conjunction[] {
  if (Array.isArray(value)) return [new Map([[path, readField(value, path)]])]
  if (isObject(value)) return readPattern(value, path)
  throw invalidPattern(`"${path.split('.').at(-1)}" must be an object or an array`, path)
}

/** `$or` is an alternative only as a list of two or more objects free of operators' names. */
function isAlternative(value: unknown): value is Readonly<Record<string, unknown>>[] {
  return (
    Array.isArray(value) &&
    value.length > 1 &&
    value.every(
      (option) => isObject(option) && !Object.keys(option).some((name) => reservedNames.has(name)),
    )
  )
}
