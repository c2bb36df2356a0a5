/** DeleteGroup: the group's memberships go too, without records of their own (assumed). */
import { consoleAction } from './console-action.ts'

export const action = consoleAction(['GroupId'], ({ GroupId }, { store }) => {
  store.deleteGroup(GroupId)
  return {}
})
