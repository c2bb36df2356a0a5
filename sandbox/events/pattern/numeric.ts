/**
 * `{"numeric": [">", 0, "<=", 5]}`: JSON numbers that pass every comparison. Limited to -5.0e9 to
 * +5.0e9, as documented; the documented precision of 15 digits is not enforced beyond that of a
 * double.
 */
import { invalidPattern } from './invalid-pattern.ts'
import type { Operator, ValueTest } from './value-test.ts'

const limit = 5e9

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
}

export const numeric: Operator = (argument, place) => {
  if (!Array.isArray(argument)) throw invalidPattern('Value of numeric must be an array.', place)
  if (argument.length === 0) throw invalidPattern('Empty numeric match', place)
  const bounds = readBounds(argument, place)
  return (value) =>
    typeof value === 'number' && Math.abs(value) <= limit && bounds.every((bound) => bound(value))
}

function readBounds(argument: readonly unknown[], place: string): ValueTest[] {
  const signs = argument.filter((_, index) => index % 2 === 0)
  if (signs.length > 2 || argument.length % 2 !== 0 || (signs.length === 2 && !isRange(signs)))
    throw invalidPattern(
      'numeric takes one comparison, or a range from a lower to an upper bound',
      place,
    )
  const tests = signs.map((sign, index) => readBound(sign, argument[index * 2 + 1], place))
  // As AWS's published matcher refuses it, even where one number would be in the range.
  if (signs.length === 2 && Number(argument[1]) >= Number(argument[3]))
    throw invalidPattern('Bottom must be less than top', place)
  return tests
}

/** A range is written lower bound first. */
function isRange(signs: readonly unknown[]): boolean {
  return /^>=?$/.test(String(signs[0])) && /^<=?$/.test(String(signs[1]))
}

function readBound(sign: unknown, bound: unknown, place: string): ValueTest {
  const compare = typeof sign === 'string' && Object.hasOwn(comparisons, sign) && comparisons[sign]
  if (!compare) throw invalidPattern(`Unrecognized numeric range operator: ${String(sign)}`, place)
  if (typeof bound !== 'number') throw invalidPattern(`Value of ${sign} must be numeric`, place)
  if (Math.abs(bound) > limit)
    throw invalidPattern('Value must be between -5.0e9 and +5.0e9, inclusive', place)
  return (value) => typeof value === 'number' && compare(value, bound)
}
