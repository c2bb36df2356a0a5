/** ListSpaces: no filter by owner; SpaceNameContains is compared without case (assumed). */
import { studioStore } from '../../studio/store.ts'
import { visibleTo } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'
import { spaceSummary } from './show.ts'
import { studioAction } from './studio-action.ts'

interface ListSpacesRequest extends PageRequest {
  readonly DomainIdEquals?: string
  readonly SpaceNameContains?: string
}

export const action = studioAction('ListSpaces', (request: ListSpacesRequest, call) => {
  const part = request.SpaceNameContains?.toLowerCase() ?? ''
  const domainId = request.DomainIdEquals
  const found = visibleTo(call, studioStore.of(call.world).spaces.values()).filter(
    (space) =>
      (domainId === undefined || space.domainId === domainId) &&
      space.spaceName.toLowerCase().includes(part),
  )
  const { rows, ...next } = pageOf(found, request)
  return { Spaces: rows.map(spaceSummary), ...next }
})
