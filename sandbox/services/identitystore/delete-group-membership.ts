/** DeleteGroupMembership: knows the membership's id only, as its record does. */
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly MembershipId: string
}

export const action = identityAction(
  'DeleteGroupMembership',
  ({ MembershipId }: Request, { store }) => {
    store.memberships.remove(MembershipId)
    return {}
  },
)
