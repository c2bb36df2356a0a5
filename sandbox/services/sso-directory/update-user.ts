/** UpdateUser: the attributes that are given replace those that are known. */
import { givenAttributes } from '../../directory/user-attributes.ts'
import { requireFits } from '../../shapes/checks.ts'
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['UserId'], (input, { store, author }) => {
  const { IdentityStoreId, UserId } = input
  const attributes = { ...store.users.get(UserId).attributes, ...givenAttributes(input) }
  requireFits('identitystore', 'CreateUser', { IdentityStoreId, ...attributes })
  store.updateUser(UserId, { attributes }, author)
  return {}
})
