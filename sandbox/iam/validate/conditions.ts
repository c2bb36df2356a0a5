/** Checks condition blocks: operators, keys, and the values that each operator can compare. */
import { type ConditionOperator, readOperatorName } from '../evaluate/operators.ts'
import { isIntrinsic, isObject } from './intrinsic.ts'
import { typeOfKey } from './names.ts'
import { reasonNotSupplied } from './supplied-keys.ts'
import type { DocumentKind, PolicyProblem } from './validate-policy.ts'
import { hasVariable, variableProblem } from './variables.ts'

interface Place {
  readonly path: string
  readonly kind: DocumentKind
  readonly variables: boolean
}

export function conditionProblems(condition: unknown, place: Place): PolicyProblem[] {
  const { path } = place
  if (condition === undefined) return []
  if (!isObject(condition)) return [{ path, message: 'must be an object' }]
  return Object.entries(condition).flatMap(([name, keys]) => {
    const at = `${path}.${name}`
    const operator = readOperatorName(name)
    if (!operator) return [{ path: at, message: 'is no condition operator that IAM knows' }]
    if (!isObject(keys) || isIntrinsic(keys)) return [{ path: at, message: 'must be an object' }]
    return Object.entries(keys).flatMap(([key, values]) =>
      keyProblems(key, values, { ...place, path: `${at}.${key}`, operator }),
    )
  })
}

interface KeyPlace extends Place {
  readonly operator: ConditionOperator
}

function keyProblems(key: string, values: unknown, place: KeyPlace): PolicyProblem[] {
  const { path } = place
  const messages = [keyProblem(key, place)]
  const given = [values].flat()
  if (given.length === 0) messages.push('must have a value')
  for (const value of given) messages.push(valueProblem(value, place))
  return messages.flatMap((message) => (message === undefined ? [] : [{ path, message }]))
}

/** In a trust policy, any claim of an identity provider may be a key. */
function keyProblem(key: string, { kind, operator }: KeyPlace): string | undefined {
  const type = typeOfKey(key)
  const claim = kind === 'trust' && /^[\w-]+(\.[\w-]+)+(\/[^:]+)*:./.test(key)
  if (type === undefined && !claim) return 'is no condition key that IAM knows'
  const reason = reasonNotSupplied(key)
  if (reason) return `has no value in the sandbox: ${reason}`
  const many = type?.startsWith('ArrayOf') === true
  if (many && operator.set === undefined && operator.operator.name !== 'Null') {
    return 'is a multivalued key: its operator needs ForAllValues: or ForAnyValue:'
  }
  return undefined
}

function valueProblem(value: unknown, { operator, variables }: KeyPlace): string | undefined {
  if (isIntrinsic(value)) return undefined
  if (!['string', 'number', 'boolean'].includes(typeof value)) return 'must have texts as values'
  const text = String(value)
  const { operator: compare } = operator
  if (!variables || !hasVariable(text)) return compare.problem(text)
  return compare.variables ? variableProblem(text) : `${compare.name} takes no variables`
}
