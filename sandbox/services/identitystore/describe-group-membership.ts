/** DescribeGroupMembership. */
import { identityAction } from './identity-action.ts'
import { shownMembership } from './show.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly MembershipId: string
}

export const action = identityAction(
  'DescribeGroupMembership',
  ({ IdentityStoreId, MembershipId }: Request, { store }) =>
    shownMembership(store.memberships.get(MembershipId), IdentityStoreId),
)
