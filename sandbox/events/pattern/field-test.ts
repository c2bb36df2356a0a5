/** One field of a pattern: the list of values and operators any of which may hold. */
import { anythingBut } from './anything-but.ts'
import { cidr } from './cidr.ts'
import { equalsIgnoreCase } from './equals-ignore-case.ts'
import { exact } from './exact.ts'
import { invalidPattern, isObject } from './invalid-pattern.ts'
import { numeric } from './numeric.ts'
import { prefix } from './prefix.ts'
import { suffix } from './suffix.ts'
import type { Operator, ValueTest } from './value-test.ts'
import { wildcard } from './wildcard.ts'

export interface FieldTest {
  /** Passes when any alternative holds for a value that is there. */
  readonly present: ValueTest
  /** True when one alternative is `{"exists": false}`. */
  readonly absent: boolean
}

const operators: Readonly<Record<string, Operator>> = {
  prefix,
  suffix,
  numeric,
  cidr,
  wildcard,
  'anything-but': anythingBut,
  'equals-ignore-case': equalsIgnoreCase,
}

/** Names that keep `$or` from being read as an alternative (see aws/event-ruler's README). */
export const reservedNames: ReadonlySet<string> = new Set([...Object.keys(operators), 'exists'])

export function readField(alternatives: readonly unknown[], place: string): FieldTest {
  if (alternatives.length === 0) throw invalidPattern('Empty arrays are not allowed', place)
  const tests: ValueTest[] = []
  let absent = false
  for (const alternative of alternatives) {
    const exists = existsOf(alternative, place)
    if (exists === false) absent = true
    else tests.push(exists === true ? () => true : readAlternative(alternative, place))
  }
  const [only] = tests
  const present = tests.length === 1 && only ? only : anyOf(tests)
  return { present, absent }
}

function anyOf(tests: readonly ValueTest[]): ValueTest {
  return (value) => tests.some((test) => test(value))
}

function existsOf(alternative: unknown, place: string): boolean | undefined {
  if (!isObject(alternative) || !Object.hasOwn(alternative, 'exists')) return undefined
  requireOneKey(alternative, place)
  if (typeof alternative.exists === 'boolean') return alternative.exists
  throw invalidPattern('exists match pattern must be either true or false.', place)
}

function readAlternative(alternative: unknown, place: string): ValueTest {
  if (!isObject(alternative)) return exact(alternative, place)
  const name = requireOneKey(alternative, place)
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) throw invalidPattern(`Unrecognized match type ${name}`, place)
  return operator(alternative[name], place)
}

function requireOneKey(alternative: Readonly<Record<string, unknown>>, place: string): string {
  const [name, ...more] = Object.keys(alternative)
  if (name === undefined) throw invalidPattern('Match expression name not found', place)
  if (more.length > 0) throw invalidPattern('Only one key allowed in match expression', place)
  return name
}
