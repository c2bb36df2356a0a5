/** Which operation a SCIM request asks for. */
import type { HttpRequest } from '../../contracts.ts'
import { createGroup } from './create-group.ts'
import { createUser } from './create-user.ts'
import { deleteGroup } from './delete-group.ts'
import { deleteUser } from './delete-user.ts'
import { getGroup } from './get-group.ts'
import { getSchema } from './get-schema.ts'
import { getUser } from './get-user.ts'
import { listGroups } from './list-groups.ts'
import { listResourceTypes } from './list-resource-types.ts'
import { listSchemas } from './list-schemas.ts'
import { listUsers } from './list-users.ts'
import type { ScimOperation } from './operation.ts'
import { patchGroup } from './patch-group.ts'
import { patchUser } from './patch-user.ts'
import { putUser } from './put-user.ts'
import { serviceProviderConfig } from './service-provider-config.ts'

const operations: Readonly<Record<string, ScimOperation>> = {
  'GET /ServiceProviderConfig': serviceProviderConfig,
  'GET /ResourceTypes': listResourceTypes,
  'GET /Schemas': listSchemas,
  'GET /Schemas/{id}': getSchema,
  'POST /Users': createUser,
  'GET /Users': listUsers,
  'GET /Users/{id}': getUser,
  'PUT /Users/{id}': putUser,
  'PATCH /Users/{id}': patchUser,
  'DELETE /Users/{id}': deleteUser,
  'POST /Groups': createGroup,
  'GET /Groups': listGroups,
  'GET /Groups/{id}': getGroup,
  'PATCH /Groups/{id}': patchGroup,
  'DELETE /Groups/{id}': deleteGroup,
}

export interface ScimRoute {
  /** Absent for `/scim/v2/...`: the token says the tenant. */
  readonly tenantId?: string
  /** Empty when the path has no id. */
  readonly id: string
  /** Absent when Identity Center has no such operation (PUT on a group, `/Bulk`, `/Me`). */
  readonly operation?: ScimOperation
}

/** Undefined when the path is no SCIM path at all. */
export function routeOf({
  method,
  path,
}: Pick<HttpRequest, 'method' | 'path'>): ScimRoute | undefined {
  const parts = /^(?:\/([^/]+))?\/scim\/v2(?:\/([^/]*))?(?:\/([^/]+))?\/?$/.exec(path)
  if (!parts) return undefined
  const [, tenantId, resource = '', encodedId] = parts
  const pattern = `${method.toUpperCase()} /${resource}${encodedId === undefined ? '' : '/{id}'}`
  const operation = operations[pattern]
  return {
    ...(tenantId === undefined ? {} : { tenantId: decoded(tenantId) }),
    id: encodedId === undefined ? '' : decoded(encodedId),
    ...(operation === undefined ? {} : { operation }),
  }
}

/** A malformed escape stays as it is: such an id belongs to nobody. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
