/** CreateGroupMembership: a member again is ConflictException (its sentence is not established). */
import { AwsError } from '../service.ts'
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly GroupId: string
  readonly MemberId: { readonly UserId: string }
}

export const action = identityAction(
  'CreateGroupMembership',
  (request: Request, { store, author }) => {
    const { IdentityStoreId, GroupId, MemberId } = request
    store.groups.get(GroupId)
    if (!store.users.find(MemberId.UserId)) throw noMember(MemberId.UserId)
    const { membershipId } = store.addMember(GroupId, MemberId.UserId, author)
    return { IdentityStoreId, MembershipId: membershipId }
  },
)

/** The sentence is the one that tests of other tools assert. */
function noMember(userId: string): AwsError {
  return new AwsError('ResourceNotFoundException', 'Member does not exist', 404, {
    ResourceType: 'USER',
    ResourceId: userId,
  })
}
