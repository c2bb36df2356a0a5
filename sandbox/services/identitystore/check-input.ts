/** Checks a request against the constraints of the Identity Store's own service model. */
import { readFileSync } from 'node:fs'
import { AwsError } from '../service.ts'

interface Shape {
  readonly type: string
  readonly pattern?: string
  readonly length?: { readonly min?: number; readonly max?: number }
  readonly range?: { readonly min?: number; readonly max?: number }
  readonly values?: readonly string[]
  /** Member name to shape name; a trailing `!` marks a required member. */
  readonly members?: Readonly<Record<string, string>>
  readonly member?: string
  readonly key?: string
  readonly value?: string
}

interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input: string }>>
  readonly shapes: Readonly<Record<string, Shape>>
}

const MODELS = new URL('../../models/service-models.json', import.meta.url)

const model: ServiceModel = JSON.parse(readFileSync(MODELS, 'utf8')).services.identitystore

/**
 * Throws `ValidationException` (HTTP 400) naming every constraint that `input` breaks, with the
 * sentence AWS answers ("N validation errors detected: Value '...' at '...' failed to satisfy
 * constraint: ..."). Members the model does not know are ignored, as AWS's JSON protocols do.
 */
export function checkInput(action: string, input: unknown): void {
  const operation = model.operations[action]
  if (!operation) throw new Error(`the model of identitystore has no operation "${action}"`)
  const problems: string[] = []
  checkShape(operation.input, { value: input ?? {}, path: '', problems })
  if (problems.length === 0) return
  const noun = problems.length === 1 ? 'error' : 'errors'
  throw new AwsError(
    'ValidationException',
    `${problems.length} validation ${noun} detected: ${problems.join('; ')}`,
  )
}

interface Place {
  readonly value: unknown
  readonly path: string
  readonly problems: string[]
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'string',
  enum: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
}

function checkShape(shapeName: string, place: Place): void {
  const shape = model.shapes[shapeName]
  if (!shape) return
  if (shape.type === 'structure' || shape.type === 'union') checkMembers(shape, place)
  else if (shape.type === 'list') checkList(shape, place)
  else if (shape.type === 'map') checkMap(shape, place)
  else checkScalar(shape, place)
}

function checkMembers(shape: Shape, { value, path, problems }: Place): void {
  if (!isRecord(value)) {
    refuse({ value, path, problems }, 'Member must be a structure')
    return
  }
  let present = 0
  for (const [name, declared] of Object.entries(shape.members ?? {})) {
    const required = declared.endsWith('!')
    const member = { value: value[name], path: joined(path, name), problems }
    if (member.value === undefined || member.value === null) {
      if (required) refuse({ ...member, value: null }, 'Member must not be null')
    } else {
      present++
      checkShape(required ? declared.slice(0, -1) : declared, member)
    }
  }
  if (shape.type === 'union' && present !== 1)
    refuse({ value, path, problems }, 'Member must have exactly one member set')
}

function checkList(shape: Shape, { value, path, problems }: Place): void {
  if (!Array.isArray(value)) {
    refuse({ value, path, problems }, 'Member must be a list')
    return
  }
  checkLength(shape, value.length, { value: `[${value.length}]`, path, problems })
  value.forEach((item, index) => {
    const itemPath = `${path}.${index + 1}.member`
    if (shape.member) checkShape(shape.member, { value: item, path: itemPath, problems })
  })
}

function checkMap(shape: Shape, { value, path, problems }: Place): void {
  if (!isRecord(value)) {
    refuse({ value, path, problems }, 'Member must be a map')
    return
  }
  const entries = Object.entries(value)
  checkLength(shape, entries.length, { value: `{${entries.length}}`, path, problems })
  for (const [key, item] of entries) {
    if (shape.key) checkShape(shape.key, { value: key, path: `${path}.key`, problems })
    if (shape.value) checkShape(shape.value, { value: item, path: `${path}.${key}`, problems })
  }
}

function checkScalar(shape: Shape, place: Place): void {
  const { value } = place
  const typeName = typeNames[shape.type]
  if (typeName && typeof value !== typeName) {
    refuse(place, `Member must be of type ${shape.type}`)
    return
  }
  if (typeof value === 'string') {
    checkLength(shape, value.length, place)
    if (shape.values && !shape.values.includes(value))
      refuse(place, `Member must satisfy enum value set: [${shape.values.join(', ')}]`)
    if (shape.pattern && !new RegExp(shape.pattern, 'u').test(value))
      refuse(place, `Member must satisfy regular expression pattern: ${shape.pattern}`)
  }
  if (typeof value === 'number') checkRange(shape, value, place)
}

function checkLength({ length }: Shape, size: number, place: Place): void {
  if (length?.min !== undefined && size < length.min)
    refuse(place, `Member must have length greater than or equal to ${length.min}`)
  if (length?.max !== undefined && size > length.max)
    refuse(place, `Member must have length less than or equal to ${length.max}`)
}

function checkRange({ range }: Shape, value: number, place: Place): void {
  if (range?.min !== undefined && value < range.min)
    refuse(place, `Member must have value greater than or equal to ${range.min}`)
  if (range?.max !== undefined && value > range.max)
    refuse(place, `Member must have value less than or equal to ${range.max}`)
}

function refuse({ value, path, problems }: Place, constraint: string): void {
  const shown = value === null ? 'Value' : `Value '${shownValue(value)}'`
  problems.push(`${shown} at '${path}' failed to satisfy constraint: ${constraint}`)
}

function shownValue(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** AWS names members in its validation sentences with a small first letter. */
function joined(path: string, name: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  return path === '' ? small : `${path}.${small}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
