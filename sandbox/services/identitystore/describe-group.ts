/** DescribeGroup. */
import { identityAction } from './identity-action.ts'
import { shownGroup } from './show.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly GroupId: string
}

export const action = identityAction(
  'DescribeGroup',
  ({ IdentityStoreId, GroupId }: Request, { store }) =>
    shownGroup(store.groups.get(GroupId), IdentityStoreId),
)
