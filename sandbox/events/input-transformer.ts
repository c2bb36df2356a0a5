/**
 * Input transformers (user guide, eb-transform-target-input): variables taken from the event by
 * path, written into a template as `<name>`.
 *
 * Documented: strings outside quotes get quotes; objects and lists inside quotes lose their own;
 * values inside quotes are not escaped. A variable whose path is missing "isn't created": inside
 * quotes it leaves nothing. What AWS delivers when it stands outside quotes is not established, so
 * the delivery fails here and goes to the dead-letter queue with a message that says so.
 */
import type { BusEvent } from '../contracts.ts'
import { AwsError } from '../services/service.ts'
import { DeliveryFailed } from './delivery-failed.ts'
import { type Found, findAt, type JsonPath, readJsonPath } from './json-path.ts'

/** Documented limits: 100 variables, 8,192 characters of template. */
const mostVariables = 100
const longestTemplate = 8192

type Piece = string | { readonly variable: string; readonly quoted: boolean }

export interface InputTransformer {
  readonly paths: ReadonlyMap<string, { readonly text: string; readonly path: JsonPath }>
  readonly pieces: readonly Piece[]
}

export interface TransformedRule {
  readonly arn: string
  readonly name: string
  /** When EventBridge took the event, ISO 8601. */
  readonly ingestionTime: string
}

type Predefined = (event: BusEvent, rule: TransformedRule) => unknown

const predefined: Readonly<Record<string, Predefined>> = {
  'aws.events.rule-arn': (_, rule) => rule.arn,
  'aws.events.rule-name': (_, rule) => rule.name,
  'aws.events.event.ingestion-time': (_, rule) => rule.ingestionTime,
  'aws.events.event': ({ detail: _, ...envelope }) => envelope,
  'aws.events.event.json': (event) => event,
}

/** Documented as usable only as the whole value of a JSON field. */
const onlyUnquoted = new Set(['aws.events.event', 'aws.events.event.json'])

/** Throws `ValidationException` naming `place`. */
export function readInputTransformer(value: unknown, place: string): InputTransformer {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>
  const template = given.InputTemplate
  if (typeof template !== 'string' || template === '')
    throw invalid(`${place}.InputTemplate must be a text`)
  if (template.length > longestTemplate)
    throw invalid(
      `${place}.InputTemplate has ${template.length} characters, ` +
        `at most ${longestTemplate} allowed`,
    )
  const paths = readPaths(given.InputPathsMap, `${place}.InputPathsMap`)
  const pieces = readTemplate(template)
  for (const piece of pieces) checkVariable(piece, paths, place)
  return { paths, pieces }
}

function readPaths(value: unknown, place: string): InputTransformer['paths'] {
  const entries = Object.entries(value ?? {})
  if (entries.length > mostVariables)
    throw invalid(`${place} has ${entries.length} variables, at most ${mostVariables} allowed`)
  return new Map(
    entries.map(([name, path]) => {
      if (!/^[\w-]+$/.test(name) || /^aws/i.test(name))
        throw invalid(`${place}: "${name}" is no variable name, or begins with the reserved "AWS"`)
      return [name, { text: String(path), path: readJsonPath(path, `${place}.${name}`) }]
    }),
  )
}

function checkVariable(piece: Piece, paths: InputTransformer['paths'], place: string): void {
  if (typeof piece === 'string' || paths.has(piece.variable)) return
  if (!Object.hasOwn(predefined, piece.variable))
    throw invalid(
      `${place}.InputTemplate uses <${piece.variable}>, which InputPathsMap does not define`,
    )
  if (piece.quoted && onlyUnquoted.has(piece.variable))
    throw invalid(
      `${place}.InputTemplate puts <${piece.variable}> inside quotes; it must stand alone`,
    )
}

/** Splits a template at its variables, noting which stand between quotation marks. */
function readTemplate(template: string): Piece[] {
  const pieces: Piece[] = []
  let quoted = false
  for (const [token, variable] of template.matchAll(/\\.|"|<([\w.-]+)>|[^\\"<]+|[\s\S]/g)) {
    if (token === '"') quoted = !quoted
    pieces.push(variable === undefined ? token : { variable, quoted })
  }
  return pieces
}

/** The text handed to the target; throws `DeliveryFailed`. */
export function transform(
  transformer: InputTransformer,
  event: BusEvent,
  rule: TransformedRule,
): string {
  return transformer.pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const declared = transformer.paths.get(piece.variable)
      if (declared) return write(piece, findAt(event, declared.path), declared.text)
      return write(piece, { found: true, value: predefined[piece.variable]?.(event, rule) }, '')
    })
    .join('')
}

function write(piece: Exclude<Piece, string>, found: Found, path: string): string {
  if (!found.found) {
    if (piece.quoted) return ''
    throw new DeliveryFailed(
      'INVALID_JSON',
      `the event has nothing at ${path}, and <${piece.variable}> stands outside quotes in the ` +
        'input template; what AWS delivers then is not established. Put it in quotes, or pass ' +
        'an object that is always there',
    )
  }
  const { value } = found
  if (!piece.quoted) return JSON.stringify(value)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value).replaceAll('"', '')
  return String(value)
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
