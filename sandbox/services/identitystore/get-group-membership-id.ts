/** GetGroupMembershipId. */
import { notFound } from '../../directory/errors.ts'
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly GroupId: string
  readonly MemberId: { readonly UserId: string }
}

export const action = identityAction('GetGroupMembershipId', (request: Request, { store }) => {
  const { IdentityStoreId, GroupId, MemberId } = request
  store.groups.get(GroupId)
  store.users.get(MemberId.UserId)
  const membership = store.memberships.between(GroupId, MemberId.UserId)
  if (!membership) throw notFound('GROUP_MEMBERSHIP')
  return { IdentityStoreId, MembershipId: membership.membershipId }
})
