/**
 * Filter policies of subscriptions (SNS developer guide, sns-subscription-filter-policies), matched
 * by the matcher of event patterns. The operators that both have are taken; others are refused.
 * That such an operator decides alike in both is assumed.
 */
import { compilePattern } from '../events/pattern/compile-pattern.ts'
import { AwsError } from '../services/service.ts'
import type { MessageAttributes } from './message-attributes.ts'
import { invalidParameter } from './topic.ts'

const scopes = ['MessageAttributes', 'MessageBody'] as const

export interface FilterPolicy {
  /** As given. */
  readonly text: string
  readonly scope: (typeof scopes)[number]
  /** Whether the subscription takes a message. */
  readonly takes: (message: string, attributes: MessageAttributes) => boolean
}

/** Documented limits. */
const mostKeys = 5
const mostCombinations = 150

const operators = new Set([
  ...['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'equals-ignore-case', 'cidr'],
])

/** `policy` as an object or as JSON text. Throws `InvalidParameter` naming what is wrong. */
export function readFilterPolicy(policy: unknown, givenScope: unknown): FilterPolicy {
  const scope = scopes.find((name) => name === (givenScope ?? 'MessageAttributes'))
  if (!scope) throw invalidParameter(`FilterPolicyScope must be one of ${scopes.join(', ')}`)
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy)
  const parsed = parseObject(text)
  if (!parsed) throw invalidParameter('FilterPolicy: it must be a JSON object')
  const lists = leavesOf(parsed, { nested: scope === 'MessageBody', path: '' })
  if (lists.length > mostKeys)
    throw invalidParameter(`FilterPolicy: it has ${lists.length} keys, at most 5 are allowed`)
  if (lists.reduce((product, list) => product * list.length, 1) > mostCombinations)
    throw invalidParameter('FilterPolicy: Filter policy is too complex')
  const matches = compiled(parsed)
  return {
    text,
    scope,
    takes(message, attributes) {
      if (scope === 'MessageAttributes') return matches(valuesOf(attributes))
      const body = parseObject(message)
      return body !== undefined && matches(body)
    },
  }
}

function compiled(policy: object): (value: unknown) => boolean {
  try {
    return compilePattern(policy)
  } catch (error) {
    if (error instanceof AwsError) throw invalidParameter(`FilterPolicy: ${error.message}`)
    throw error
  }
}

interface Place {
  /** Attributes are flat, bodies are not. */
  readonly nested: boolean
  readonly path: string
}

function leavesOf(policy: object, { nested, path }: Place): unknown[][] {
  return Object.entries(policy).flatMap(([key, value]) => {
    const place = path === '' ? key : `${path}.${key}`
    if (key.startsWith('$')) throw invalidParameter(`FilterPolicy: ${place} is not supported here`)
    if (Array.isArray(value)) {
      for (const rule of value) requireOperator(rule, place)
      return [value]
    }
    if (nested && typeof value === 'object' && value !== null)
      return leavesOf(value, { nested, path: place })
    throw invalidParameter(`FilterPolicy: "${place}" must be an array`)
  })
}

function requireOperator(rule: unknown, place: string): void {
  if (typeof rule !== 'object' || rule === null) return
  const [operator = ''] = Object.keys(rule)
  if (!operators.has(operator))
    throw invalidParameter(`FilterPolicy: ${place} has the operator "${operator}", unknown here`)
}

/** What attributes are compared as: lists match by any of their items; binary ones never match. */
function valuesOf(attributes: MessageAttributes): object {
  const values = Object.entries(attributes).flatMap(([name, { DataType, StringValue }]) => {
    if (StringValue === undefined) return []
    if (DataType === 'Number') return [[name, Number(StringValue)]]
    return [[name, DataType === 'String.Array' ? parseList(StringValue) : StringValue]]
  })
  return Object.fromEntries(values)
}

function parseList(text: string): unknown {
  const parsed = parseJson(text)
  return Array.isArray(parsed) ? parsed : text
}

function parseObject(text: string): object | undefined {
  const parsed = parseJson(text)
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  return isObject ? parsed : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A text that is no JSON has no values to compare: the caller decides what that means.
    return undefined
  }
}
