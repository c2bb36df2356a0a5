/** Every condition operator by name, with its set operator and `IfExists` read off. */
import type { Operator } from './operator.ts'
import { arnEquals } from './operators/arn-equals.ts'
import { arnLike } from './operators/arn-like.ts'
import { arnNotEquals } from './operators/arn-not-equals.ts'
import { arnNotLike } from './operators/arn-not-like.ts'
import { binaryEquals } from './operators/binary-equals.ts'
import { bool } from './operators/bool.ts'
import { dateEquals } from './operators/date-equals.ts'
import { dateGreaterThan } from './operators/date-greater-than.ts'
import { dateGreaterThanEquals } from './operators/date-greater-than-equals.ts'
import { dateLessThan } from './operators/date-less-than.ts'
import { dateLessThanEquals } from './operators/date-less-than-equals.ts'
import { dateNotEquals } from './operators/date-not-equals.ts'
import { ipAddress } from './operators/ip-address.ts'
import { notIpAddress } from './operators/not-ip-address.ts'
import { nullOperator } from './operators/null.ts'
import { numericEquals } from './operators/numeric-equals.ts'
import { numericGreaterThan } from './operators/numeric-greater-than.ts'
import { numericGreaterThanEquals } from './operators/numeric-greater-than-equals.ts'
import { numericLessThan } from './operators/numeric-less-than.ts'
import { numericLessThanEquals } from './operators/numeric-less-than-equals.ts'
import { numericNotEquals } from './operators/numeric-not-equals.ts'
import { stringEquals } from './operators/string-equals.ts'
import { stringEqualsIgnoreCase } from './operators/string-equals-ignore-case.ts'
import { stringLike } from './operators/string-like.ts'
import { stringNotEquals } from './operators/string-not-equals.ts'
import { stringNotEqualsIgnoreCase } from './operators/string-not-equals-ignore-case.ts'
import { stringNotLike } from './operators/string-not-like.ts'

const all: readonly Operator[] = [
  stringEquals,
  stringNotEquals,
  stringEqualsIgnoreCase,
  stringNotEqualsIgnoreCase,
  stringLike,
  stringNotLike,
  numericEquals,
  numericNotEquals,
  numericLessThan,
  numericLessThanEquals,
  numericGreaterThan,
  numericGreaterThanEquals,
  dateEquals,
  dateNotEquals,
  dateLessThan,
  dateLessThanEquals,
  dateGreaterThan,
  dateGreaterThanEquals,
  bool,
  binaryEquals,
  ipAddress,
  notIpAddress,
  arnEquals,
  arnLike,
  arnNotEquals,
  arnNotLike,
  nullOperator,
]

/** By name as IAM spells it. */
export const operators: ReadonlyMap<string, Operator> = new Map(all.map((one) => [one.name, one]))

export interface ConditionOperator {
  readonly operator: Operator
  readonly set?: 'ForAllValues' | 'ForAnyValue'
  readonly ifExists: boolean
}

/**
 * Reads a name such as `ForAnyValue:StringLikeIfExists`. Undefined for one that IAM does not know:
 * letter case counts, and Null takes neither `IfExists` (documented) nor, here, a set operator.
 */
export function readOperatorName(name: string): ConditionOperator | undefined {
  const [, set, bare = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(name) ?? []
  const ifExists = bare.endsWith('IfExists')
  const operator = operators.get(ifExists ? bare.slice(0, -'IfExists'.length) : bare)
  if (!operator || (operator.name === 'Null' && (ifExists || set !== undefined))) return undefined
  const found = { operator, ifExists }
  return set === 'ForAllValues' || set === 'ForAnyValue' ? { ...found, set } : found
}
