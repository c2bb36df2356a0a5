/** What an operator compiles to, and what it is compiled from. */
import { invalidPattern, isObject } from './invalid-pattern.ts'

/** Judges one value of an event: a string, number, boolean or null, never an object or array. */
export type ValueTest = (value: unknown) => boolean

/** Makes a test of an operator's argument; throws `InvalidEventPatternException` naming `place`. */
export type Operator = (argument: unknown, place: string) => ValueTest

export function requireText(argument: unknown, operator: string, place: string): string {
  if (typeof argument === 'string') return argument
  throw invalidPattern(`${operator} match pattern must be a string`, place)
}

/** The argument of `{"equals-ignore-case": "text"}` inside another operator, else undefined. */
export function ignoringCase(
  argument: unknown,
  operator: string,
  place: string,
): string | undefined {
  if (!isObject(argument)) return undefined
  const names = Object.keys(argument)
  if (names.length !== 1 || names[0] !== 'equals-ignore-case')
    throw invalidPattern(`Unsupported ${operator} pattern: ${names.join(', ')}`, place)
  return requireText(argument['equals-ignore-case'], `${operator} equals-ignore-case`, place)
}
