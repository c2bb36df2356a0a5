/** SCIM ListUsers: `GET /Users`. */
import type { DirectoryUser } from '../types.ts'
import { filterOf } from './filter.ts'
import { isObject } from './json.ts'
import { type Listing, listingOf, listResponse } from './list-response.ts'
import type { ScimCall, ScimOperation } from './operation.ts'
import { ENTERPRISE_EXTENSION } from './schema.ts'
import { userResource } from './user-resource.ts'

const combinations = [['userName'], ['externalId'], ['groups.value'], ['id'], ['id', 'manager']]

export const listUsers: ScimOperation = {
  eventName: 'ListUsers',
  readOnly: true,
  run: (call) => listResponse(call.query, chosen(call), (user) => userResource(user, call.issuer)),
}

function chosen({ store, query, issuer }: ScimCall): Listing<DirectoryUser> {
  const filter = filterOf(query.get('filter'), combinations)
  const [userName, externalId, groupId, id, manager] = [
    'username',
    'externalid',
    'groups.value',
    'id',
    'manager',
  ].map((name) => filter.get(name))
  if (userName !== undefined) return listingOf([store.users.named(userName)])
  if (externalId !== undefined) return listingOf([store.users.withExternalId(issuer, externalId)])
  if (groupId !== undefined) return membersOf(store, groupId)
  if (id === undefined) return store.users.ordered
  const user = store.users.find(id)
  return listingOf(manager === undefined || managerOf(user) === manager ? [user] : [])
}

/** Assumed: a group that does not exist has no members. */
function membersOf(store: ScimCall['store'], groupId: string): Listing<DirectoryUser> {
  const memberships = store.memberships.ofGroup(groupId).all()
  const members = memberships.map(({ userId }) => store.users.find(userId))
  return listingOf(members.toSorted((one, other) => (one?.sequence ?? 0) - (other?.sequence ?? 0)))
}

function managerOf(user: DirectoryUser | undefined): unknown {
  const enterprise = user?.attributes.Extensions?.[ENTERPRISE_EXTENSION]
  const manager = isObject(enterprise) ? enterprise.manager : undefined
  return isObject(manager) ? manager.value : undefined
}
