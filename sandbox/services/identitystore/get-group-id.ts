/** GetGroupId: by external id or display name. */
import { notFound } from '../../directory/errors.ts'
import { type AlternateIdentifier, uniqueValue } from './alternate-identifier.ts'
import { type IdentityCall, identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly AlternateIdentifier: AlternateIdentifier
}

export const action = identityAction('GetGroupId', (request: Request, { store }) => {
  const group = found(store, request.AlternateIdentifier)
  if (!group) throw notFound('GROUP')
  return { IdentityStoreId: request.IdentityStoreId, GroupId: group.groupId }
})

function found(store: IdentityCall['store'], { ExternalId, UniqueAttribute }: AlternateIdentifier) {
  if (ExternalId) return store.groups.withExternalId(ExternalId.Issuer, ExternalId.Id)
  if (!UniqueAttribute) return undefined
  return store.groups.named(uniqueValue(UniqueAttribute, ['displayName']).value)
}
