/** Reads a user from a SCIM body into the Identity Store's attributes; refuses what AWS does. */
import { invalid } from '../errors.ts'
import type { AttributeEntry, UserAttributes } from '../types.ts'
import { checkSchemas, isObject, type JsonObject, stringOf } from './json.ts'
import {
  apiName,
  canonicalAttribute,
  ENTERPRISE_EXTENSION,
  ENTERPRISE_SCHEMA,
  enterpriseAttributes,
  listAttributes,
  nameParts,
  simpleAttributes,
  unsupportedAttributes,
} from './schema.ts'

export interface ReadUser {
  readonly attributes: UserAttributes
  readonly active?: boolean
  readonly externalId?: string
}

/** CreateUser and PutUser: what the developer guide requires must be there. */
export function readWholeUser(body: JsonObject): ReadUser {
  const read = readUser(body)
  const { DisplayName, Name, Emails } = read.attributes
  if (Name?.GivenName === undefined) throw required('name.givenName')
  if (Name.FamilyName === undefined) throw required('name.familyName')
  if (DisplayName === undefined) throw required('displayName')
  if (Emails?.some(({ Primary }) => Primary !== true))
    throw invalid('The emails attribute value must be marked as primary.')
  return read
}

/** A user after a PATCH: only the user name must be there. */
export function readUser(body: JsonObject): ReadUser {
  const attributes: Record<string, unknown> = {}
  const rest: { active?: boolean; externalId?: string } = {}
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue
    const name = canonicalAttribute(key)
    if (name === undefined) throw invalid(`Attribute ${key} is not recognized.`)
    if (name === 'schemas') checkSchemas(value)
    else if (name === 'active') rest.active = booleanOf(value, name)
    else if (name === 'externalId') rest.externalId = externalIdOf(value)
    else if (name === ENTERPRISE_SCHEMA)
      attributes.Extensions = { [ENTERPRISE_EXTENSION]: readEnterprise(value) }
    else if (name !== 'id' && name !== 'meta')
      attributes[apiName(name)] = readAttribute(name, value)
  }
  const { UserName } = attributes
  if (typeof UserName !== 'string') throw required('userName')
  return { attributes: { ...attributes, UserName }, ...rest }
}

function readAttribute(name: string, value: unknown): unknown {
  if (includes(unsupportedAttributes, name)) throw invalid(`Attribute ${name} is not supported.`)
  if (name === 'userName') return userNameOf(value)
  if (includes(simpleAttributes, name)) return stringOf(value, name)
  return name === 'name' ? readName(value) : readList(name, value)
}

/** The pattern and length are those of `UserName` in the Identity Store's model. */
function userNameOf(value: unknown): string {
  const userName = stringOf(value, 'userName', 128)
  if (!/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(userName))
    throw invalid('Attribute userName may hold letters, marks, symbols, numbers and punctuation.')
  return userName
}

/** Length and pattern are those of `ExternalIdIdentifier` in the Identity Store's model. */
export function externalIdOf(value: unknown): string {
  const externalId = stringOf(value, 'externalId', 256)
  if (!/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(externalId))
    throw invalid('Attribute externalId may hold letters, marks, symbols, numbers and punctuation.')
  return externalId
}

function readName(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) throw invalid('Attribute name must be an object.')
  const name: Record<string, string> = {}
  for (const [part, text] of Object.entries(value)) {
    if (text === undefined || text === null) continue
    if (!includes(nameParts, part)) throw invalid(`Attribute name.${part} is not recognized.`)
    name[apiName(part)] = stringOf(text, `name.${part}`)
  }
  return name
}

function readList(name: string, value: unknown): readonly AttributeEntry[] | undefined {
  if (!Array.isArray(value)) throw invalid(`Attribute ${name} must be a list.`)
  // The sentence is the one of AWS's published PatchUser record.
  if (value.length > 1) throw invalid(`List attribute ${name} exceeds allowed limit of 1`)
  if (value.length === 0) return undefined
  return value.map((entry) => readEntry(name, entry))
}

function readEntry(name: string, entry: unknown): AttributeEntry {
  if (!isObject(entry)) throw invalid(`An entry of ${name} must be an object.`)
  const read: Record<string, string | boolean> = {}
  for (const [part, value] of Object.entries(entry)) {
    if (value === undefined || value === null) continue
    if (!listAttributes[name]?.includes(part))
      throw invalid(`Attribute ${name}.${part} is not supported.`)
    const path = `${name}.${part}`
    read[apiName(part)] = part === 'primary' ? booleanOf(value, path) : stringOf(value, path)
  }
  return read
}

function readEnterprise(value: unknown): JsonObject {
  if (!isObject(value)) throw invalid(`Attribute ${ENTERPRISE_SCHEMA} must be an object.`)
  const read: Record<string, unknown> = {}
  for (const [part, item] of Object.entries(value)) {
    if (item === undefined || item === null) continue
    if (!includes(enterpriseAttributes, part))
      throw invalid(`Attribute ${ENTERPRISE_SCHEMA}:${part} is not recognized.`)
    read[part] = part === 'manager' ? readManager(item) : stringOf(item, part)
  }
  return read
}

function readManager(value: unknown): JsonObject {
  if (!isObject(value)) throw invalid('Attribute manager must be an object.')
  const unknown = Object.keys(value).find((part) => part !== 'value' && part !== '$ref')
  if (unknown) throw invalid(`Attribute manager.${unknown} is not supported.`)
  return { value: stringOf(value.value, 'manager.value') }
}

function booleanOf(value: unknown, attribute: string): boolean {
  if (typeof value !== 'boolean') throw invalid(`Attribute ${attribute} must be true or false.`)
  return value
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name)
}

function required(attribute: string): Error {
  return invalid(`${attribute} is a required attribute`)
}
