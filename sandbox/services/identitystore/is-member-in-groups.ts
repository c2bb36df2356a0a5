/** IsMemberInGroups: 1 to 100 groups in one call. */
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly MemberId: { readonly UserId: string }
  readonly GroupIds: readonly string[]
}

/**
 * An unknown user is ResourceNotFoundException; assumed: nobody is in a group that does not exist
 * (which of the two AWS answers for a group is not established).
 */
export const action = identityAction('IsMemberInGroups', (request: Request, { store }) => {
  const { MemberId, GroupIds } = request
  const { userId } = store.users.get(MemberId.UserId)
  return {
    Results: GroupIds.map((groupId) => ({
      GroupId: groupId,
      MemberId: { UserId: userId },
      MembershipExists: store.memberships.between(groupId, userId) !== undefined,
    })),
  }
})
