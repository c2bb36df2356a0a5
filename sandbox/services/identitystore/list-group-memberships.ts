/** ListGroupMemberships: oldest first; an unknown group is ResourceNotFoundException. */
import { identityAction } from './identity-action.ts'
import { type PageRequest, pageOf } from './page.ts'
import { shownMembership } from './show.ts'

interface Request extends PageRequest {
  readonly IdentityStoreId: string
  readonly GroupId: string
}

export const action = identityAction('ListGroupMemberships', (request: Request, { store }) => {
  const { IdentityStoreId, GroupId } = request
  store.groups.get(GroupId)
  const question = `ListGroupMemberships ${IdentityStoreId} ${GroupId}`
  const { items, next } = pageOf(store.memberships.ofGroup(GroupId), request, question)
  return {
    GroupMemberships: items.map((membership) => shownMembership(membership, IdentityStoreId)),
    ...next,
  }
})
