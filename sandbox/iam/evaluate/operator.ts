/** What a condition operator is made of; each has a file in `operators/`. */
import type { Pattern } from './pattern.ts'

export interface Operator {
  /** Without set operator and `IfExists`. */
  readonly name: string
  /** A negated operator holds when none of the policy's values matches. */
  readonly negated: boolean
  /** Whether policy variables may stand in its values. */
  readonly variables: boolean
  /** Whether `*` and `?` are wildcards in its values. */
  readonly wildcards: boolean
  /** Says what is wrong with a value of a policy, without variables; undefined when nothing is. */
  problem(value: string): string | undefined
  /** What is wrong with a value of a policy, without variables; undefined when nothing is. */
  matches(found: string, wanted: Pattern): boolean
}

/** The operator that holds where `operator` does not. */
export function negated(name: string, operator: Operator): Operator {
  return { ...operator, name, negated: true }
}

/** A comparison of texts: every value is one. */
export function textOperator(
  name: string,
  { wildcards, matches }: Pick<Operator, 'wildcards' | 'matches'>,
): Operator {
  return { name, negated: false, variables: true, wildcards, problem: () => undefined, matches }
}

/** A comparison of values that are read first; a value of the request that is none matches not. */
export function readOperator<Value>(
  name: string,
  reading: {
    readonly read: (text: string) => Value | undefined
    /** What a value must be, for example `a number`. */
    readonly what: string
    readonly holds: (found: Value, wanted: Value) => boolean
  },
): Operator {
  const { read, what, holds } = reading
  return {
    name,
    negated: false,
    variables: false,
    wildcards: false,
    problem: (value) =>
      read(value) === undefined ? `"${value}" is not ${what}, as ${name} needs` : undefined,
    matches(found, wanted) {
      const left = read(found)
      const right = read(wanted.text)
      return left !== undefined && right !== undefined && holds(left, right)
    },
  }
}
