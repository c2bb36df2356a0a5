/** Whether the conditions of a statement hold: all operators, all keys, any of the values. */
import type { Condition } from './document.ts'
import { fillIn, type Pattern } from './pattern.ts'
import type { Values } from './request.ts'

export function conditionsHold(conditions: readonly Condition[], values: Values): boolean {
  return conditions.every((condition) => holds(condition, values))
}

/**
 * A key without value: IfExists and ForAllValues hold, ForAnyValue does not, otherwise negated
 * operators hold and the others do not (IAM User Guide, condition operators and set operators).
 */
function holds({ operator, key, values: wanted }: Condition, values: Values): boolean {
  const { operator: compare, set, ifExists } = operator
  const found = values(key) ?? []
  const patterns = () =>
    wanted.flatMap((template) => fillIn(template, (name) => single(values(name))) ?? [])
  if (compare.name === 'Null') {
    return patterns().some((pattern) => compare.matches(String(found.length === 0), pattern))
  }
  const present = set === 'ForAllValues' ? found.filter((value) => value !== '') : found
  if (present.length === 0) return ifExists || set === 'ForAllValues' || (!set && compare.negated)
  const filled = patterns()
  const test = (value: string) => matchesAny(compare, value, filled)
  const all = set === 'ForAllValues' || (!set && compare.negated)
  return all ? present.every(test) : present.some(test)
}

function matchesAny(
  { matches, negated }: Condition['operator']['operator'],
  value: string,
  wanted: readonly Pattern[],
): boolean {
  return wanted.some((pattern) => matches(value, pattern)) !== negated
}

/** A multivalued key cannot be used as a variable. */
function single(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 ? values[0] : undefined
}
