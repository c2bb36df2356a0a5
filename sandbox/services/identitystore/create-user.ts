/** CreateUser. Assumed: a user made through the API is enabled. */
import type { UserAttributes } from '../../directory/types.ts'
import { requireUserAttributes } from '../../directory/user-attributes.ts'
import { identityAction } from './identity-action.ts'

type Request = { readonly IdentityStoreId: string } & Partial<UserAttributes>

export const action = identityAction('CreateUser', (request: Request, { store, author }) => {
  const { IdentityStoreId, ...attributes } = request
  const user = store.createUser({ attributes: requireUserAttributes(attributes) }, author)
  return { IdentityStoreId, UserId: user.userId }
})
