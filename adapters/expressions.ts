/** DynamoDB's update expressions, put together from clauses. */
import { marshall } from '@aws-sdk/util-dynamodb'

export interface Clauses {
  readonly set?: readonly string[]
  readonly remove?: readonly string[]
  readonly add?: readonly string[]
  readonly delete?: readonly string[]
  /** All must hold. */
  readonly when?: readonly string[]
}

/**
 * The members of an update. Of `values` (by placeholder, `:now`) and `names` (`#status`) only those
 * that occur are sent: DynamoDB refuses unused ones.
 */
export function update(
  clauses: Clauses,
  values: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>> = {},
) {
  const sections = [
    section('SET', clauses.set),
    section('REMOVE', clauses.remove),
    section('ADD', clauses.add),
    section('DELETE', clauses.delete),
  ]
  const UpdateExpression = sections.filter(Boolean).join(' ')
  const when = clauses.when ?? []
  const said = [UpdateExpression, ...when].join(' ')
  const usedValues = pick(values, said.match(/:\w+/g))
  const usedNames = pick(names, said.match(/#\w+/g))
  return {
    UpdateExpression,
    ...(when.length > 0
      ? { ConditionExpression: when.map((condition) => `(${condition})`).join(' AND ') }
      : {}),
    ...(Object.keys(usedValues).length > 0
      ? { ExpressionAttributeValues: marshall(usedValues, { removeUndefinedValues: true }) }
      : {}),
    ...(Object.keys(usedNames).length > 0 ? { ExpressionAttributeNames: usedNames } : {}),
  }
}

function section(verb: string, parts: readonly string[] = []): string {
  return parts.length > 0 ? `${verb} ${parts.join(', ')}` : ''
}

function pick<Value>(
  all: Readonly<Record<string, Value>>,
  used: readonly string[] | null,
): Record<string, Value> {
  const wanted = new Set(used)
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)))
}
