/** AddMemberToGroup: `{ IdentityStoreId, GroupId, Member: { MemberId } }`. */
import { consoleAction, memberIdOf } from './console-action.ts'

export const action = consoleAction(['GroupId'], (input, { store, author }) => {
  store.addMember(input.GroupId, memberIdOf(input), author)
  return {}
})
