/** EnableUser. */
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['UserId'], ({ UserId }, { store, author }) => {
  store.updateUser(UserId, { status: 'ENABLED' }, author)
  return {}
})
