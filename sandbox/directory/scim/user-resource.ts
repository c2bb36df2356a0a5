/** A user as SCIM shows it. */
import type { DirectoryUser, UserAttributes } from '../types.ts'
import { isObject, type JsonObject } from './json.ts'
import {
  apiOnlyAttributes,
  ENTERPRISE_EXTENSION,
  ENTERPRISE_SCHEMA,
  scimName,
  USER_SCHEMA,
} from './schema.ts'

/** Times are written to the second, as in the developer guide's answers. */
export function scimTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`
}

/** The user's external id at this SCIM tenant, when it has one. */
export function externalIdAt(
  externalIds: DirectoryUser['externalIds'],
  issuer: string,
): string | undefined {
  return externalIds.find(({ Issuer }) => Issuer === issuer)?.Id
}

export function userResource(user: DirectoryUser, issuer: string): JsonObject {
  const { Extensions, Photos: _p, Website: _w, Birthdate: _b, ...attributes } = user.attributes
  const enterprise = Extensions?.[ENTERPRISE_EXTENSION]
  const externalId = externalIdAt(user.externalIds, issuer)
  return {
    id: user.userId,
    ...(externalId === undefined ? {} : { externalId }),
    meta: {
      resourceType: 'User',
      created: scimTime(user.createdAt),
      lastModified: scimTime(user.updatedAt),
    },
    schemas: enterprise === undefined ? [USER_SCHEMA] : [USER_SCHEMA, ENTERPRISE_SCHEMA],
    ...scimNames(attributes),
    active: user.status === 'ENABLED',
    ...(enterprise === undefined ? {} : { [ENTERPRISE_SCHEMA]: enterprise }),
  }
}

/** What SCIM neither shows nor overwrites. */
export function attributesBesideScim(attributes: UserAttributes): JsonObject {
  const beside = apiOnlyAttributes.filter((name) => attributes[name] !== undefined)
  return Object.fromEntries(beside.map((name) => [name, attributes[name]]))
}

function scimNames(attributes: JsonObject): JsonObject {
  const renamed = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(renamed.map(([name, value]) => [scimName(name), renamedParts(value)]))
}

function renamedParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamedParts)
  return isObject(value) ? scimNames(value) : value
}
