/** DeleteUser: the user's memberships go too, without records of their own (assumed). */
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly UserId: string
}

export const action = identityAction('DeleteUser', ({ UserId }: Request, { store }) => {
  store.deleteUser(UserId)
  return {}
})
