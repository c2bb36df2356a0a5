/** RemoveMemberFromGroup: `{ IdentityStoreId, GroupId, Member: { MemberId } }`. */
import { notFound } from '../../directory/errors.ts'
import { consoleAction, memberIdOf } from './console-action.ts'

export const action = consoleAction(['GroupId'], (input, { store }) => {
  const { groupId } = store.groups.get(input.GroupId)
  const { userId } = store.users.get(memberIdOf(input))
  const membership = store.memberships.between(groupId, userId)
  if (!membership) throw notFound('GROUP_MEMBERSHIP')
  store.memberships.remove(membership.membershipId)
  return {}
})
