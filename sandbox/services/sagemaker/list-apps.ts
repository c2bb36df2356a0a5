/** ListApps: by profile or by space, not both. Deleted apps stay listed for 24 hours. */
import { dropOldApps } from '../../studio/lifecycle.ts'
import { studioStore } from '../../studio/store.ts'
import { validationException } from './errors.ts'
import { visibleTo } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'
import { appSummary } from './show.ts'
import { studioAction } from './studio-action.ts'

interface ListAppsRequest extends PageRequest {
  readonly DomainIdEquals?: string
  readonly UserProfileNameEquals?: string
  readonly SpaceNameEquals?: string
}

export const action = studioAction('ListApps', (request: ListAppsRequest, call) => {
  const { DomainIdEquals, UserProfileNameEquals, SpaceNameEquals } = request
  if (UserProfileNameEquals !== undefined && SpaceNameEquals !== undefined) {
    throw validationException(
      'UserProfileNameEquals and SpaceNameEquals cannot be specified together',
    )
  }
  dropOldApps(call.world)
  const found = visibleTo(call, studioStore.of(call.world).apps.values()).filter(
    (app) =>
      (DomainIdEquals === undefined || app.domainId === DomainIdEquals) &&
      same(app.userProfileName, UserProfileNameEquals) &&
      same(app.spaceName, SpaceNameEquals),
  )
  const { rows, ...next } = pageOf(found, request)
  return { Apps: rows.map(appSummary), ...next }
})

function same(name: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || name?.toLowerCase() === wanted.toLowerCase()
}
