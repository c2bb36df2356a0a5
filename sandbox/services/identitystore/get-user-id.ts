/** GetUserId: by external id, user name or email address. */
import { notFound } from '../../directory/errors.ts'
import { type AlternateIdentifier, uniqueValue } from './alternate-identifier.ts'
import { type IdentityCall, identityAction } from './identity-action.ts'

interface Request {
  readonly IdentityStoreId: string
  readonly AlternateIdentifier: AlternateIdentifier
}

export const action = identityAction('GetUserId', (request: Request, { store }) => {
  const user = found(store, request.AlternateIdentifier)
  if (!user) throw notFound('USER')
  return { IdentityStoreId: request.IdentityStoreId, UserId: user.userId }
})

function found(store: IdentityCall['store'], { ExternalId, UniqueAttribute }: AlternateIdentifier) {
  if (ExternalId) return store.users.withExternalId(ExternalId.Issuer, ExternalId.Id)
  if (!UniqueAttribute) return undefined
  const { path, value } = uniqueValue(UniqueAttribute, ['userName', 'emails.value'])
  return path === 'userName' ? store.users.named(value) : store.users.withEmail(value)
}
