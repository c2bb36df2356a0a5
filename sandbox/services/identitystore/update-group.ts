/** UpdateGroup: changes the display name or the description; all operations apply, or none. */
import { invalid } from '../../directory/errors.ts'
import type { GroupChange } from '../../directory/identity-store.ts'
import type { AttributeOperation } from '../../directory/user-attributes.ts'
import { requireFits } from '../../shapes/checks.ts'
import { identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly GroupId: string
  readonly Operations: readonly AttributeOperation[]
}

export const action = identityAction('UpdateGroup', (request: Request, { store, author }) => {
  const { IdentityStoreId, GroupId, Operations } = request
  const changes = Operations.map(({ AttributePath, AttributeValue }) =>
    changeOf(IdentityStoreId, AttributePath, AttributeValue),
  )
  store.updateGroup(GroupId, Object.assign({}, ...changes), author)
  return {}
})

function changeOf(identityStoreId: string, path: string, value: unknown): GroupChange {
  const name = path.toLowerCase()
  if (name !== 'displayname' && name !== 'description')
    throw invalid(`The attribute path ${path} is not supported.`)
  if (typeof value !== 'string') throw invalid(`The value of ${path} must be a string.`)
  const member = name === 'displayname' ? { DisplayName: value } : { Description: value }
  requireFits('identitystore', 'CreateGroup', { IdentityStoreId: identityStoreId, ...member })
  return name === 'displayname' ? { displayName: value } : { description: value }
}
