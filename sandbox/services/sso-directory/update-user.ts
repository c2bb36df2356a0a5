/** UpdateUser: the attributes that are given replace those that are known. */
import { checkInput } from '../identitystore/check-input.ts'
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['UserId'], (input, { store, author }) => {
  const { IdentityStoreId, UserId, ...changes } = input
  const attributes = { ...store.users.get(UserId).attributes, ...changes }
  checkInput('CreateUser', { IdentityStoreId, ...attributes })
  store.updateUser(UserId, { attributes }, author)
  return {}
})
