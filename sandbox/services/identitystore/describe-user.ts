/** DescribeUser, with `UserStatus`. */
import { identityAction } from './identity-action.ts'
import { shownUser } from './show.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly UserId: string
}

export const action = identityAction(
  'DescribeUser',
  ({ IdentityStoreId, UserId }: Request, { store }) =>
    shownUser(store.users.get(UserId), IdentityStoreId),
)
