/** ListGroups; the filter by `DisplayName` is deprecated and still answered. */
import { type Filter, filteredValue } from './filter.ts'
import { identityAction } from './identity-action.ts'
import { type PageRequest, pageOf } from './page.ts'
import { shownGroup } from './show.ts'

interface Request extends PageRequest {
  readonly IdentityStoreId: string
  readonly Filters?: readonly Filter[]
}

export const action = identityAction('ListGroups', (request: Request, { store }) => {
  const { IdentityStoreId, Filters } = request
  const displayName = filteredValue(Filters, 'DisplayName')
  if (displayName !== undefined) {
    const group = store.groups.named(displayName)
    return { Groups: group ? [shownGroup(group, IdentityStoreId)] : [] }
  }
  const { items, next } = pageOf(store.groups.ordered, request, `ListGroups ${IdentityStoreId}`)
  return { Groups: items.map((group) => shownGroup(group, IdentityStoreId)), ...next }
})
