/** Changes of a profile that stands. */
import { withoutArchiveScripts } from '../../../core/archive/archiver.ts'
import { ProfileFailed, StillPending } from '../../../core/errors.ts'
import type { Profile, Studio } from '../../../core/ports.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Grant } from '../../../core/words.ts'
import { isBroken } from '../support/profile.ts'

/** SageMaker takes one change of a profile at a time. */
const changing: readonly string[] = ['Pending', 'Updating', 'Deleting']

/** Gives it the grant's tags and role. Throws `ProfileFailed` when it is broken. */
export async function turnProfile(studio: Studio, grant: Grant, profile: Profile): Promise<void> {
  const { domainId, profileName } = grant
  if (isBroken(profile)) {
    await studio.deleteProfile(domainId, profileName)
    throw new ProfileFailed(`profile ${profileName} is ${profile.status} and is being removed`)
  }
  await studio.tagProfile(profile.arn, tagsOf(grant))
  await giveRole(studio, grant, profile)
}

/** Throws `StillPending` while an earlier change goes on. */
export async function giveRole(studio: Studio, grant: Grant, profile: Profile): Promise<void> {
  expectRest(profile, grant)
  const { domainId, profileName, roleArn } = grant
  const settings = withoutArchiveScripts(profile.settings)
  await studio.setRole({ domainId, profileName, roleArn, ...(settings && { settings }) })
}

/** Throws `StillPending` while an earlier change goes on. */
export function expectRest({ status }: Profile, { profileName }: Grant): void {
  if (changing.includes(status)) throw new StillPending(`profile ${profileName} is ${status}`)
}
