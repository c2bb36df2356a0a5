/** Settles a template's conditions and takes the branches of `Fn::If` they choose. */
import type { AssemblyStack, JsonObject } from './assembly.ts'
import { intrinsicOf, noValue, type Scope, settle } from './intrinsics.ts'

export type Conditions = (name: string) => boolean

/** Conditions are settled when first asked for, each once. Throws on unknown ones and on cycles. */
export function conditionsOf(stack: AssemblyStack, scope: Scope): Conditions {
  const declared = stack.template.Conditions ?? {}
  const settled = new Map<string, boolean>()
  const asking: string[] = []
  const condition = (name: string): boolean => {
    const known = settled.get(name)
    if (known !== undefined) return known
    if (!(name in declared)) throw new Error(`there is no condition "${name}"`)
    if (asking.includes(name)) {
      throw new Error(`conditions depend on one another: ${[...asking, name].join(' -> ')}`)
    }
    asking.push(name)
    const result = judge(declared[name], { scope, condition })
    asking.pop()
    settled.set(name, result)
    return result
  }
  return condition
}

interface Given {
  readonly scope: Scope
  readonly condition: Conditions
}

function judge(value: unknown, given: Given): boolean {
  const [entry] = Object.entries(Object(value) as JsonObject)
  const [name, argument] = entry ?? ['', undefined]
  const parts = Array.isArray(argument) ? argument : [argument]
  switch (name) {
    case 'Condition':
      return given.condition(String(argument))
    case 'Fn::Equals': {
      const [left, right] = parts.map((part) => settle(part, given.scope))
      return JSON.stringify(left) === JSON.stringify(right)
    }
    case 'Fn::And':
      return parts.every((part) => judge(part, given))
    case 'Fn::Or':
      return parts.some((part) => judge(part, given))
    case 'Fn::Not':
      return !judge(parts[0], given)
    default:
      throw new Error(`a condition cannot be ${JSON.stringify(value)}`)
  }
}

/** The value with every `Fn::If` replaced by its branch and every `AWS::NoValue` left out. */
export function takeBranches(value: unknown, condition: Conditions): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => takeBranches(item, condition)).filter((item) => item !== noValue)
  }
  if (typeof value !== 'object' || value === null) return value
  const intrinsic = intrinsicOf(value)
  if (intrinsic?.name === 'Ref' && intrinsic.argument === 'AWS::NoValue') return noValue
  if (intrinsic?.name === 'Fn::If' && Array.isArray(intrinsic.argument)) {
    const [name, yes, no] = intrinsic.argument
    return takeBranches(condition(String(name)) ? yes : no, condition)
  }
  const members = Object.entries(value).map(([key, member]) => [
    key,
    takeBranches(member, condition),
  ])
  return Object.fromEntries(members.filter(([, member]) => member !== noValue))
}
