/** CreateGroup. */
import { requireFits } from '../../shapes/checks.ts'
import { consoleAction, metaOf } from './console-action.ts'

export const action = consoleAction(['DisplayName'], (input, { store, author }) => {
  requireFits('identitystore', 'CreateGroup', input)
  const { DisplayName, Description } = input
  const description = typeof Description === 'string' ? { description: Description } : {}
  const group = store.createGroup({ displayName: DisplayName, ...description }, author)
  return {
    Group: { GroupId: group.groupId, DisplayName, ...shown(Description), Meta: metaOf(group) },
  }
})

function shown(description: unknown): object {
  return description === undefined ? {} : { Description: description }
}
