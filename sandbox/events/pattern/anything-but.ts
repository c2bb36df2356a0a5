/**
 * `{"anything-but": ...}`: a value that is there and is none of those named: one string or number,
 * a list of strings or of numbers, or one of prefix, suffix, wildcard and equals-ignore-case with a
 * text or a list of texts. A null in the event is a value; a missing field is not.
 */
import { equalsIgnoreCase } from './equals-ignore-case.ts'
import { invalidPattern, isObject } from './invalid-pattern.ts'
import { prefix } from './prefix.ts'
import { suffix } from './suffix.ts'
import type { Operator, ValueTest } from './value-test.ts'
import { wildcard } from './wildcard.ts'

const nested: Readonly<Record<string, Operator>> = {
  prefix,
  suffix,
  wildcard,
  'equals-ignore-case': equalsIgnoreCase,
}

export const anythingBut: Operator = (argument, place) => {
  if (isObject(argument)) return noneOf(readNested(argument, place))
  const values: readonly unknown[] = Array.isArray(argument) ? argument : [argument]
  const types = new Set(values.map((value) => typeof value))
  if (types.size !== 1 || !(types.has('string') || types.has('number')))
    throw invalidPattern(
      'Inside anything but list, either all values are number or string, ' +
        'mixed type is not supported',
      place,
    )
  const excluded = new Set(values)
  return (value) => !excluded.has(value)
}

function readNested(argument: Readonly<Record<string, unknown>>, place: string): ValueTest[] {
  const names = Object.keys(argument)
  const name = names[0]
  if (name === undefined || names.length > 1)
    throw invalidPattern('Only one key allowed in match expression', place)
  const operator = Object.hasOwn(nested, name) ? nested[name] : undefined
  if (!operator) throw invalidPattern(`Unsupported anything-but pattern: ${name}`, place)
  const texts: readonly unknown[] = Array.isArray(argument[name])
    ? argument[name]
    : [argument[name]]
  if (texts.length === 0) throw invalidPattern('Empty arrays are not allowed', place)
  return texts.map((text) => {
    if (typeof text !== 'string' || text === '')
      throw invalidPattern(`anything-but ${name} takes texts that are not empty`, place)
    return operator(text, place)
  })
}

function noneOf(tests: readonly ValueTest[]): ValueTest {
  return (value) => !tests.some((test) => test(value))
}
