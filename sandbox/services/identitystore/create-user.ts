/** CreateUser. Assumed: a user made through the API is enabled. */
import type { UserAttributes } from '../../directory/types.ts'
import { givenAttributes, requireUserAttributes } from '../../directory/user-attributes.ts'
import { identityAction } from './identity-action.ts'

type Request = { readonly IdentityStoreId: string } & Partial<UserAttributes>

export const action = identityAction('CreateUser', (request: Request, { store, author }) => {
  const attributes = requireUserAttributes(givenAttributes(request))
  const user = store.createUser({ attributes }, author)
  return { IdentityStoreId: request.IdentityStoreId, UserId: user.userId }
})
