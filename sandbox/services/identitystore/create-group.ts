/** CreateGroup. */
import { invalid } from '../../directory/errors.ts'
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly DisplayName?: string
  readonly Description?: string
}

export const action = identityAction('CreateGroup', (request: Request, { store, author }) => {
  const { IdentityStoreId, DisplayName, Description } = request
  if (DisplayName === undefined) throw invalid('displayName is a required attribute')
  const description = Description === undefined ? {} : { description: Description }
  const group = store.createGroup({ displayName: DisplayName, ...description }, author)
  return { IdentityStoreId, GroupId: group.groupId }
})
