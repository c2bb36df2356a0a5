/** Walks a value along its shape and tells everything that does not fit. */
import type { Bounds } from './model.ts'
import type { Mapping, Numeric, Shape, Structure, Text } from './shape.ts'

/** Told where something does not fit; a listener may throw to end the walk. */
export interface Listener {
  /** The value is of another type than the member. `sentence` is what AWS's parsers say. */
  mistyped(path: string, sentence: string): void
  /** The value breaks a constraint. `shown` is the value as AWS quotes it; undefined for null. */
  broken(path: string, shown: string | undefined, constraint: string): void
  /** The structure has no such member. */
  unknown(path: string): void
  /** Whether members that the shape has not, and nulls, pass unheard. */
  readonly allowsUnknown: boolean
  /** Dates and texts for timestamps, as the query protocol writes them. */
  readonly textTimes: boolean
}

/** Deeper nesting is refused before it can exhaust the stack. */
const deepest = 200

interface Place {
  readonly value: unknown
  readonly path: string
  readonly depth: number
  readonly listener: Listener
}

export function walk(shape: Shape, value: unknown, listener: Listener): void {
  visit(shape, { value, path: '', depth: 0, listener })
}

function visit(shape: Shape, place: Place): undefined {
  if (place.depth > deepest) {
    place.listener.mistyped(place.path, 'Nesting is too deep')
    return
  }
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return visitStructure(shape, place)
    case 'list':
      return visitList(shape, place)
    case 'map':
      return visitMap(shape, place)
    case 'text':
      return visitText(shape, place)
    case 'number':
      return visitNumber(shape, place)
    case 'boolean':
      return typeof place.value === 'boolean' ? undefined : mistyped(place, 'Boolean')
    case 'blob':
      return typeof place.value === 'string' ? undefined : mistyped(place, 'Blob')
    case 'timestamp':
      return visitTime(place)
    case 'document':
      return
  }
}

function visitStructure(shape: Structure, place: Place): undefined {
  const { value, path, depth, listener } = place
  if (!isRecord(value)) return mistyped(place, 'structure')
  let present = 0
  for (const { wireName, required, shape: inner } of shape.members) {
    const member = ownMember(value, wireName)
    if (member !== undefined && member !== null) {
      present++
      visit(inner, { value: member, path: joined(path, wireName), depth: depth + 1, listener })
    } else if (required)
      listener.broken(joined(path, wireName), undefined, 'Member must not be null')
  }
  if (shape.kind === 'union' && present !== 1)
    listener.broken(path, shownOf(value), 'Member must have exactly one member set')
  if (listener.allowsUnknown) return
  for (const [name, member] of Object.entries(value))
    if (member === null || (member !== undefined && !shape.byWireName.has(name)))
      listener.unknown(joined(path, name))
}

/** What an object inherits is no member of a request. */
function ownMember(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function visitList(shape: Shape & { readonly kind: 'list' }, place: Place): undefined {
  const { value, path, depth, listener } = place
  if (!Array.isArray(value)) return mistyped(place, 'list')
  bounded('length', shape.length, value.length, place)
  value.forEach((item, index) => {
    const itemPath = `${path}.${index + 1}.member`
    if (item === null || item === undefined)
      listener.broken(itemPath, undefined, 'Member must not be null')
    else visit(shape.item, { value: item, path: itemPath, depth: depth + 1, listener })
  })
}

function visitMap(shape: Mapping, place: Place): undefined {
  const { value, path, depth, listener } = place
  if (!isRecord(value)) return mistyped(place, 'map')
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  bounded('length', shape.length, entries.length, place)
  for (const [key, item] of entries) {
    visit(shape.key, { value: key, path: `${path}.key`, depth: depth + 1, listener })
    if (item === null)
      listener.broken(`${path}.${key}.member`, undefined, 'Member must not be null')
    else
      visit(shape.value, { value: item, path: `${path}.${key}.member`, depth: depth + 1, listener })
  }
}

function visitText({ length, pattern, values }: Text, place: Place): undefined {
  const { value, path, listener } = place
  if (typeof value !== 'string') return mistyped(place, 'String')
  const broken = (constraint: string) => listener.broken(path, shownOf(value), constraint)
  if (values && !values.includes(value))
    broken(`Member must satisfy enum value set: [${values.join(', ')}]`)
  if (pattern && !pattern.expression.test(value))
    broken(`Member must satisfy regular expression pattern: ${pattern.shown}`)
  bounded('length', length, value.length, place)
}

function visitNumber({ typeName, range }: Numeric, place: Place): undefined {
  const { value } = place
  if (typeof value !== 'number' || !Number.isFinite(value)) return mistyped(place, typeName)
  bounded('value', range, value, place)
}

function visitTime(place: Place): undefined {
  const { value, listener } = place
  if (typeof value === 'number' && Number.isFinite(value)) return
  if (listener.textTimes && (value instanceof Date || !Number.isNaN(Date.parse(String(value)))))
    return
  mistyped(place, 'Date')
}

function bounded(
  what: 'length' | 'value',
  bounds: Bounds | undefined,
  size: number,
  { path, value, listener }: Place,
): void {
  if (bounds?.min !== undefined && size < bounds.min)
    listener.broken(
      path,
      shownOf(value),
      `Member must have ${what} greater than or equal to ${bounds.min}`,
    )
  if (bounds?.max !== undefined && size > bounds.max)
    listener.broken(
      path,
      shownOf(value),
      `Member must have ${what} less than or equal to ${bounds.max}`,
    )
}

/** AWS names what its JSON parser met, and the Java type it wanted. */
function mistyped({ value, path, listener }: Place, wanted: string): undefined {
  listener.mistyped(path, sentenceOf(value, wanted))
}

/**
 * The sentences are DynamoDB's, as dynalite has collected them; that other services, which stand on
 * the same framework, say the same is assumed.
 */
function sentenceOf(value: unknown, wanted: string): string {
  const container = ['structure', 'list', 'map'].includes(wanted)
  if (Array.isArray(value))
    return container
      ? 'Unrecognized collection type'
      : `Unrecognized collection type class java.lang.${wanted}`
  if (typeof value === 'object') return 'Start of structure or map found where not expected'
  if (container) return 'Unexpected field type'
  return `${tokenOf(value)} cannot be converted to ${wanted}`
}

function tokenOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
  return 'STRING_VALUE'
}

/** Longer values are cut: an error does not send a megabyte back (assumed). */
const longestShown = 1024

function shownOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`
  const text = typeof value === 'object' && value !== null ? '{...}' : String(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}...` : text
}

/** AWS names members in these sentences with a small first letter. */
function joined(path: string, name: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  return path === '' ? small : `${path}.${small}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
