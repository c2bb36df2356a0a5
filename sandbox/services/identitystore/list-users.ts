/** ListUsers; the filter by `UserName` is deprecated and still answered. */
import { type Filter, filteredValue } from './filter.ts'
import { identityAction } from './identity-action.ts'
import { type PageRequest, pageOf } from './page.ts'
import { shownUser } from './show.ts'

interface Request extends PageRequest {
  readonly IdentityStoreId: string
  readonly Filters?: readonly Filter[]
}

export const action = identityAction('ListUsers', (request: Request, { store }) => {
  const { IdentityStoreId, Filters } = request
  const userName = filteredValue(Filters, 'UserName')
  if (userName !== undefined) {
    const user = store.users.named(userName)
    return { Users: user ? [shownUser(user, IdentityStoreId)] : [] }
  }
  const { items, next } = pageOf(store.users.ordered, request, `ListUsers ${IdentityStoreId}`)
  return { Users: items.map((user) => shownUser(user, IdentityStoreId)), ...next }
})
