/** ListUserProfiles. UserProfileNameContains is a substring, compared without case (assumed). */
import { studioStore } from '../../studio/store.ts'
import { visibleTo } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'
import { profileSummary } from './show.ts'
import { studioAction } from './studio-action.ts'

interface ListUserProfilesRequest extends PageRequest {
  readonly DomainIdEquals?: string
  readonly UserProfileNameContains?: string
}

export const action = studioAction('ListUserProfiles', (request: ListUserProfilesRequest, call) => {
  const part = request.UserProfileNameContains?.toLowerCase() ?? ''
  const domainId = request.DomainIdEquals
  const found = visibleTo(call, studioStore.of(call.world).profiles.values()).filter(
    (profile) =>
      (domainId === undefined || profile.domainId === domainId) &&
      profile.userProfileName.toLowerCase().includes(part),
  )
  const { rows, ...next } = pageOf(found, request)
  return { UserProfiles: rows.map(profileSummary), ...next }
})
