/** Reads the body of a PATCH, in every provider's shape, into operations that each have a path. */
import { invalid } from '../errors.ts'
import { checkSchemas, isObject, type JsonObject } from './json.ts'

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value: unknown
}

/** Attributes no provider means to change, though Okta sends `id` beside the changed one. */
const readOnlyAttributes = ['id', 'meta', 'schemas']

/** Throws `ValidationException`. Operation names ignore case: Entra ID writes "Add". */
export function readPatch(body: JsonObject): readonly PatchOperation[] {
  const { schemas, Operations, operations = Operations, ...rest } = body
  const [unknown] = Object.keys(rest)
  if (unknown) throw invalid(`Attribute ${unknown} is not recognized.`)
  checkSchemas(schemas)
  if (!Array.isArray(operations) || operations.length === 0)
    throw invalid('Operations must be a list of at least one operation.')
  return operations.map(readOperation)
}

function readOperation(operation: unknown): PatchOperation {
  if (!isObject(operation)) throw invalid('An operation must be an object.')
  const op = typeof operation.op === 'string' ? operation.op.toLowerCase() : undefined
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw invalid('An operation must have the op add, replace or remove.')
  const { path, value } = operation
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw invalid('The path of an operation must be a string.')
  if (op !== 'remove' && (value === undefined || value === null))
    throw invalid(`A value is required for the operation ${op}.`)
  if (path) return { op, path, value }
  // The sentence is the one of AWS's published PatchGroup record.
  if (op === 'remove') throw invalid('Missing path in PATCH request')
  return withoutPath(op, value)
}

/** The sentence is the one of a PatchGroup record of June 2025 (goauthentik/authentik #12321). */
function withoutPath(op: 'add' | 'replace', value: unknown): PatchOperation {
  if (!isObject(value)) throw invalid('Missing path in PATCH request')
  const [change, ...others] = Object.entries(value).filter(
    ([name]) => !readOnlyAttributes.includes(name),
  )
  if (!change || others.length > 0)
    throw invalid(
      'Current PATCH support allows omitting "path" attribute only for Add and Replace ' +
        'operations modifying a single attribute.',
    )
  const [path, changed] = change
  if (changed === undefined || changed === null)
    throw invalid(`A value is required for the operation ${op}.`)
  return { op, path, value: changed }
}
