/**
 * UpdateUserProfile: changes UserSettings alone, apps running or not. ResourceInUse unless the
 * profile is InService or Update_Failed (assumed: no error is documented for other statuses).
 */
import { beginProfileUpdate } from '../../studio/lifecycle.ts'
import type { Settings } from '../../studio/store.ts'
import { resourceInUse } from './errors.ts'
import { findProfile, type ProfileName } from './find.ts'
import { studioAction } from './studio-action.ts'

interface UpdateUserProfileRequest extends ProfileName {
  readonly UserSettings?: Settings
}

export const action = studioAction(
  'UpdateUserProfile',
  (request: UpdateUserProfileRequest, call) => {
    const profile = findProfile(call, request)
    if (profile.status !== 'InService' && profile.status !== 'Update_Failed') {
      throw resourceInUse(
        `Unable to update UserProfile [${profile.arn}] because it is ${profile.status}`,
      )
    }
    beginProfileUpdate(call.world, profile, request.UserSettings ?? {})
    return { UserProfileArn: profile.arn }
  },
)
