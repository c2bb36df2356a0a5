/** DisableUser: the user stays, with `UserStatus` DISABLED. */
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['UserId'], ({ UserId }, { store, author }) => {
  store.updateUser(UserId, { status: 'DISABLED' }, author)
  return {}
})
