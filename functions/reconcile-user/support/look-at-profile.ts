/** Whether the profile stands as the step wants it. */
import { ProfileFailed, StillPending } from '../../../core/errors.ts'
import type { Profile } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'
import type { HeldStudio } from './held-studio.ts'
import { isBroken } from './profile.ts'

/**
 * Recovery as SageMaker documents it (view domain: Failed is deleted and made again, Update_Failed
 * is updated again). Throws `StillPending` or `ProfileFailed`.
 */
export async function lookAtProfile(studio: HeldStudio, { kind, grant }: Step): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) {
    if (kind === 'suspend') return
    throw new StillPending(`profile ${profileName} is not to be seen yet`)
  }
  if (isBroken(profile)) {
    await studio.deleteProfile(domainId, profileName)
    const words = `profile ${profileName} is ${profile.status} and is being removed`
    throw kind === 'suspend' ? new StillPending(words) : new ProfileFailed(words)
  }
  if (isChanging(profile)) throw new StillPending(`profile ${profileName} is ${profile.status}`)
  if (profile.status === 'InService' && profile.roleArn === roleArn) return
  await studio.setRole({ ...profile, domainId, profileName, roleArn })
  throw new StillPending(`profile ${profileName} is being given its role again`)
}

function isChanging({ status }: Profile): boolean {
  return status === 'Pending' || status === 'Updating' || status === 'Deleting'
}
