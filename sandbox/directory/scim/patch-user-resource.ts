/** Applies PATCH operations to a user in its SCIM form; reading the result back checks it. */
import { isDeepStrictEqual } from 'node:util'
import { invalid } from '../errors.ts'
import { isObject, type JsonObject } from './json.ts'
import { type PatchPath, readPath } from './patch-path.ts'
import type { PatchOperation } from './read-patch.ts'
import { canonicalAttribute, ENTERPRISE_SCHEMA, listAttributes } from './schema.ts'

type Editable = Record<string, unknown>

/** The developer guide's list of what PatchUser may modify leaves `roles` out. */
const unchangeable = ['roles', 'id', 'meta', 'schemas']

/** A patched copy. Throws `ValidationException`; nothing is changed then. */
export function patchedUser(
  resource: JsonObject,
  operations: readonly PatchOperation[],
): JsonObject {
  const edited: Editable = structuredClone(resource)
  const once = new Set<string>()
  for (const operation of operations) {
    const path = readPath(operation.path)
    if (path.enterprise) editEnterprise(edited, path, operation)
    else {
      const name = canonicalAttribute(path.attribute)
      if (name === undefined) throw invalid(`Attribute ${path.attribute} is not recognized.`)
      if (unchangeable.includes(name)) throw invalid(`Attribute ${name} cannot be modified.`)
      if (name === 'userName' || name === 'active') checkOnlyOnce(name, operation, once)
      edit(edited, { ...path, attribute: name }, operation)
    }
  }
  return edited
}

function checkOnlyOnce(name: string, { op }: PatchOperation, once: Set<string>): void {
  if (op === 'remove') throw invalid(`The remove operation is not supported for ${name}.`)
  if (once.has(name)) throw invalid(`Multiple PATCH operations on ${name} are not supported.`)
  once.add(name)
}

function edit(edited: Editable, path: PatchPath, operation: PatchOperation): void {
  const { attribute } = path
  if (attribute in listAttributes) editList(edited, path, operation)
  else if (path.filter) throw invalid(`Attribute ${attribute} has no entries to filter.`)
  else if (path.part !== undefined) editPart(edited, path, operation)
  else if (operation.op === 'remove') delete edited[attribute]
  else if (attribute === 'name') edited.name = merged(edited.name, operation.value, 'name')
  else edited[attribute] = attribute === 'active' ? activeOf(operation.value) : operation.value
}

/**
 * The developer guide's own example sends `"value": "false"`, a string, so strings are taken too;
 * that their case is ignored (Entra ID writes "False") is assumed.
 */
function activeOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const lower = value.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : value
}

function editPart(
  edited: Editable,
  { attribute, part = '' }: PatchPath,
  operation: PatchOperation,
) {
  const whole: Editable = isObject(edited[attribute]) ? { ...edited[attribute] } : {}
  if (operation.op === 'remove') delete whole[part]
  else whole[part] = operation.value
  edited[attribute] = whole
}

function editEnterprise(edited: Editable, path: PatchPath, operation: PatchOperation): void {
  const known = edited[ENTERPRISE_SCHEMA]
  if (path.attribute === '') {
    if (operation.op === 'remove') delete edited[ENTERPRISE_SCHEMA]
    else edited[ENTERPRISE_SCHEMA] = merged(known, operation.value, ENTERPRISE_SCHEMA)
    return
  }
  const extension: Editable = isObject(known) ? { ...known } : {}
  if (path.part !== undefined) editPart(extension, path, operation)
  else if (operation.op === 'remove') delete extension[path.attribute]
  else extension[path.attribute] = operation.value
  edited[ENTERPRISE_SCHEMA] = extension
}

function editList(edited: Editable, path: PatchPath, { op, value }: PatchOperation): void {
  const { attribute, filter, part } = path
  const stored = edited[attribute]
  const entries: unknown[] = Array.isArray(stored) ? stored : []
  if (!filter && part === undefined) {
    const given = Array.isArray(value) ? value : [value]
    if (op === 'remove') delete edited[attribute]
    else edited[attribute] = op === 'replace' ? given : united(entries, given)
    return
  }
  const chosen = (entry: unknown) =>
    isObject(entry) && (!filter || entry[filter.attribute] === filter.value)
  if (op === 'remove' && part === undefined) {
    edited[attribute] = entries.filter((entry) => !chosen(entry))
    return
  }
  const seeds = entries.some(chosen) ? entries : [...entries, seedOf(filter)]
  edited[attribute] = seeds.map((entry) =>
    chosen(entry) && isObject(entry) ? editedEntry(entry, part, { op, value }) : entry,
  )
}

/** A path that names an entry nobody has makes it (Entra ID relies on it). */
function seedOf(filter: PatchPath['filter']): JsonObject {
  return filter ? { [filter.attribute]: filter.value } : {}
}

function editedEntry(
  entry: JsonObject,
  part: string | undefined,
  { op, value }: Pick<PatchOperation, 'op' | 'value'>,
): JsonObject {
  if (part === undefined) return { ...entry, ...merged({}, value, 'value') }
  const { [part]: _former, ...others } = entry
  return op === 'remove' ? others : { ...others, [part]: value }
}

function united(entries: readonly unknown[], given: readonly unknown[]): unknown[] {
  const isNew = (entry: unknown) => !entries.some((known) => isDeepStrictEqual(known, entry))
  return [...entries, ...given.filter(isNew)]
}

function merged(known: unknown, value: unknown, attribute: string): JsonObject {
  if (!isObject(value)) throw invalid(`Attribute ${attribute} must be an object.`)
  return { ...(isObject(known) ? known : {}), ...value }
}
