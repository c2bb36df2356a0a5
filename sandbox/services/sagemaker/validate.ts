/** Checks a request against the constraints of SageMaker's API model, in AWS's words. */
import { readFileSync } from 'node:fs'
import { AwsError } from '../service.ts'

interface Shape {
  readonly type: string
  readonly pattern?: string
  readonly length?: { readonly min?: number; readonly max?: number }
  readonly range?: { readonly min?: number; readonly max?: number }
  readonly values?: readonly string[]
  /** A shape's name with a trailing `!` is required. */
  readonly members?: Readonly<Record<string, string>>
  readonly member?: string
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input: string }>>
  readonly shapes: Readonly<Record<string, Shape>>
}

const MODELS = new URL('../../models/service-models.json', import.meta.url)
const model: Model = JSON.parse(readFileSync(MODELS, 'utf8')).services.sagemaker

/**
 * Throws `ValidationException` naming every violation. The texts of patterns and lengths were seen;
 * those of missing members, ranges and enums are assumed to follow AWS's common form.
 */
export function validateRequest(operation: string, input: unknown): void {
  const shape = model.operations[operation]?.input
  if (!shape) throw new Error(`service-models.json has no operation "${operation}"`)
  const found = violations({ shape, path: '', value: input ?? {} })
  if (found.length === 0) return
  const errors = found.length === 1 ? 'validation error' : 'validation errors'
  throw new AwsError(
    'ValidationException',
    `${found.length} ${errors} detected: ${found.join('; ')}`,
  )
}

interface Subject {
  readonly shape: string
  /** Camel case, dotted, for example `userSettings.executionRole`. Empty at the top. */
  readonly path: string
  readonly value: unknown
}

function violations({ shape: name, path, value }: Subject): string[] {
  const shape = model.shapes[name]
  if (!shape) return []
  if (Array.isArray(value)) {
    const own = sizeViolations(shape, value.length)
    const inside = value.flatMap((item, index) =>
      violations({ shape: shape.member ?? '', path: `${path}.${index + 1}.member`, value: item }),
    )
    return [...own.map((rule) => sentence(path, '[...]', rule)), ...inside]
  }
  if (shape.members && typeof value === 'object' && value !== null) {
    return memberViolations(shape.members, path, value)
  }
  return scalarViolations(shape, value).map((rule) => sentence(path, String(value), rule))
}

function memberViolations(
  members: Readonly<Record<string, string>>,
  path: string,
  value: object,
): string[] {
  const given = new Map<string, unknown>(Object.entries(value))
  return Object.entries(members).flatMap(([name, target]) => {
    const inner = path === '' ? camelCase(name) : `${path}.${camelCase(name)}`
    const found = given.get(name)
    if (found !== undefined && found !== null) {
      return violations({ shape: target.replace(/!$/, ''), path: inner, value: found })
    }
    if (!target.endsWith('!')) return []
    return [`Value null at '${inner}' failed to satisfy constraint: Member must not be null`]
  })
}

function scalarViolations(shape: Shape, value: unknown): string[] {
  switch (shape.type) {
    case 'string':
      if (typeof value !== 'string') return ['Member must be a string']
      return [...patternViolations(shape, value), ...sizeViolations(shape, value.length)]
    case 'enum':
      return shape.values?.includes(String(value))
        ? []
        : [`Member must satisfy enum value set: [${shape.values?.join(', ')}]`]
    case 'integer':
    case 'long':
      if (typeof value !== 'number') return ['Member must be a number']
      return rangeViolations(shape, value)
    case 'boolean':
      return typeof value === 'boolean' ? [] : ['Member must be a boolean']
    default:
      return [`Member must be a ${shape.type}`]
  }
}

function patternViolations(shape: Shape, value: string): string[] {
  if (shape.pattern === undefined) return []
  const flags = shape.pattern.includes('\\p{') ? 'u' : ''
  if (new RegExp(shape.pattern, flags).test(value)) return []
  const shown = shape.pattern.replace(/\$$/, '')
  return [`Member must satisfy regular expression pattern: ${shown}`]
}

function sizeViolations(shape: Shape, size: number): string[] {
  return limitViolations(shape.length, size, 'length')
}

function rangeViolations(shape: Shape, value: number): string[] {
  return limitViolations(shape.range, value, 'value')
}

function limitViolations(limits: Shape['range'], value: number, what: string): string[] {
  if (limits?.max !== undefined && value > limits.max) {
    return [`Member must have ${what} less than or equal to ${limits.max}`]
  }
  if (limits?.min !== undefined && value < limits.min) {
    return [`Member must have ${what} greater than or equal to ${limits.min}`]
  }
  return []
}

function sentence(path: string, value: string, rule: string): string {
  return `Value '${value}' at '${path}' failed to satisfy constraint: ${rule}`
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
