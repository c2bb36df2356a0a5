/** UpdateGroup: changes the display name, the description, or both. */
import { requireFits } from '../../shapes/checks.ts'
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['GroupId'], (input, { store, author }) => {
  const { IdentityStoreId, GroupId, DisplayName, Description } = input
  requireFits('identitystore', 'CreateGroup', { IdentityStoreId, DisplayName, Description })
  store.updateGroup(
    GroupId,
    {
      ...(typeof DisplayName === 'string' ? { displayName: DisplayName } : {}),
      ...(typeof Description === 'string' ? { description: Description } : {}),
    },
    author,
  )
  return {}
})
