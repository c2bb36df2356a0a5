/** Whether the profile stands as the step wants it. */
import { ProfileFailed, StillPending } from '../../../core/errors.ts'
import type { Studio } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'

/**
 * Recovery as SageMaker documents it (view domain: Failed is deleted and made again, Update_Failed
 * is updated again). Throws `StillPending` or `ProfileFailed`.
 */
export async function lookAtProfile(studio: Studio, { kind, grant }: Step): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) {
    if (kind === 'suspend') return
    throw new StillPending(`profile ${profileName} is not to be seen yet`)
  }
  switch (profile.status) {
    case 'Failed':
    case 'Delete_Failed':
      await studio.deleteProfile(domainId, profileName)
      throw new ProfileFailed(`profile ${profileName} is ${profile.status} and is being removed`)
    case 'Pending':
    case 'Updating':
    case 'Deleting':
      throw new StillPending(`profile ${profileName} is ${profile.status}`)
    case 'InService':
    case 'Update_Failed':
      if (profile.status === 'InService' && profile.roleArn === roleArn) return
      await studio.setRole(domainId, profileName, roleArn)
      throw new StillPending(`profile ${profileName} is being given its role again`)
  }
}
