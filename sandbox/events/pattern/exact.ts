/**
 * A value written in the pattern itself: string, number, true, false or null, equal in type too.
 * EventBridge compares numbers by their text (300 and 3.0e2 differ); a parsed event has lost that
 * text, so here they are equal.
 */
import { invalidPattern } from './invalid-pattern.ts'
import type { Operator } from './value-test.ts'

export const exact: Operator = (argument, place) => {
  const scalar = argument === null || ['string', 'number', 'boolean'].includes(typeof argument)
  if (!scalar)
    throw invalidPattern('Match value must be String, number, true, false, or null', place)
  return (value) => value === argument
}
