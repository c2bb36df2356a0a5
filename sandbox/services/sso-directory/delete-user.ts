/** DeleteUser: the user's memberships go too, without records of their own (assumed). */
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['UserId'], ({ UserId }, { store }) => {
  store.deleteUser(UserId)
  return {}
})
