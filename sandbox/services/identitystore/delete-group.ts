/** DeleteGroup: the group's memberships go too, without records of their own (assumed). */
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly GroupId: string
}

export const action = identityAction('DeleteGroup', ({ GroupId }: Request, { store }) => {
  store.deleteGroup(GroupId)
  return {}
})
