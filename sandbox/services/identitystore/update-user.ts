/** UpdateUser: all operations apply, or none. */
import {
  type AttributeOperation,
  requireUserName,
  withOperations,
} from '../../directory/user-attributes.ts'
import { requireFits } from '../../shapes/checks.ts'
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly UserId: string
  readonly Operations: readonly AttributeOperation[]
}

export const action = identityAction('UpdateUser', (request: Request, { store, author }) => {
  const { IdentityStoreId, UserId, Operations } = request
  const attributes = withOperations(store.users.get(UserId).attributes, Operations)
  requireFits('identitystore', 'CreateUser', { IdentityStoreId, ...attributes })
  store.updateUser(UserId, { attributes: requireUserName(attributes) }, author)
  return {}
})
