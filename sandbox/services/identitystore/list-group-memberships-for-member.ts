/** ListGroupMembershipsForMember: oldest first; an unknown user is ResourceNotFoundException. */
import { identityAction } from './identity-action.ts'
import { type PageRequest, pageOf } from './page.ts'
import { shownMembership } from './show.ts'

interface Request extends PageRequest {
  readonly IdentityStoreId: string
  readonly MemberId: { readonly UserId: string }
}

export const action = identityAction(
  'ListGroupMembershipsForMember',
  (request: Request, { store }) => {
    const { IdentityStoreId, MemberId } = request
    store.users.get(MemberId.UserId)
    const question = `ListGroupMembershipsForMember ${IdentityStoreId} ${MemberId.UserId}`
    const { items, next } = pageOf(store.memberships.ofUser(MemberId.UserId), request, question)
    return {
      GroupMemberships: items.map((membership) => shownMembership(membership, IdentityStoreId)),
      ...next,
    }
  },
)
