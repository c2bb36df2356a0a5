/**
 * DeleteUserProfile: refused while apps or owned spaces exist (messages seen). Apps Deleted or
 * Failed do not count. ResourceInUse while Pending, Updating or Deleting is assumed.
 */
import { beginProfileDelete } from '../../studio/lifecycle.ts'
import { studioStore, type UserProfile } from '../../studio/store.ts'
import type { Call } from '../service.ts'
import { resourceInUse } from './errors.ts'
import { findProfile, type ProfileName } from './find.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DeleteUserProfile', (request: ProfileName, call) => {
  const profile = findProfile(call, request)
  if (['Pending', 'Updating', 'Deleting'].includes(profile.status)) {
    throw resourceInUse(
      `Unable to delete UserProfile [${profile.arn}] because it is ${profile.status}`,
    )
  }
  refuseWhileUsed(call, profile)
  beginProfileDelete(call.world, profile)
  return undefined
})

function refuseWhileUsed(call: Call, profile: UserProfile): void {
  const { apps, spaces } = studioStore.of(call.world)
  const own = (domainId: string, owner: string | undefined) =>
    domainId === profile.domainId && owner?.toLowerCase() === profile.userProfileName.toLowerCase()
  const refusal = (what: string) =>
    resourceInUse(
      `Unable to delete UserProfile [${profile.arn}] because ${what} are associated with it.`,
    )
  for (const app of apps.values()) {
    if (app.status === 'Deleted' || app.status === 'Failed') continue
    if (own(app.domainId, app.userProfileName)) throw refusal('App(s)')
  }
  for (const space of spaces.values()) {
    if (own(space.domainId, space.ownerUserProfileName)) throw refusal('Space(s)')
  }
}
