/** SCIM ListGroups: `GET /Groups`, with empty member lists. */
import type { DirectoryGroup } from '../types.ts'
import { filterOf } from './filter.ts'
import { listedGroup } from './group-resource.ts'
import { type Listing, listingOf, listResponse } from './list-response.ts'
import type { ScimCall, ScimOperation } from './operation.ts'

/** The developer guide writes the member's filter in three ways. */
const memberNames = ['members.value', 'members', 'member']

const combinations = [
  ['displayName'],
  ['externalId'],
  ['id'],
  ['members.value'],
  ...memberNames.map((name) => ['id', name]),
]

/** A filter on a member that does not exist is answered 404. */
export const listGroups: ScimOperation = {
  eventName: 'ListGroups',
  readOnly: true,
  run: (call) => listResponse(call.query, chosen(call), (group) => listedGroup(group, call.issuer)),
}

function chosen({ store, query, issuer }: ScimCall): Listing<DirectoryGroup> {
  const filter = filterOf(query.get('filter'), combinations)
  const [displayName, externalId, id] = ['displayname', 'externalid', 'id'].map((name) =>
    filter.get(name),
  )
  const userId = memberNames.map((name) => filter.get(name)).find((value) => value !== undefined)
  if (displayName !== undefined) return listingOf([store.groups.named(displayName)])
  if (externalId !== undefined) return listingOf([store.groups.withExternalId(issuer, externalId)])
  if (userId !== undefined) {
    const groups = groupsOf(store, userId)
    return listingOf(id === undefined ? groups : groups.filter(({ groupId }) => groupId === id))
  }
  return id === undefined ? store.groups.ordered : listingOf([store.groups.find(id)])
}

function groupsOf(store: ScimCall['store'], userId: string): readonly DirectoryGroup[] {
  store.users.get(userId)
  const memberships = store.memberships.ofUser(userId).all()
  const groups = memberships.map(({ groupId }) => store.groups.get(groupId))
  return groups.toSorted((one, other) => one.sequence - other.sequence)
}
