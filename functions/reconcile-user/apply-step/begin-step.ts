/** The outside calls that begin a step. */
import { isArchiver, withoutArchiveScripts } from '../../../core/archive/archiver.ts'
import { NotOurs, ProfileFailed, StillPending } from '../../../core/errors.ts'
import type { Profile, Studio } from '../../../core/ports.ts'
import { tag, tagsOf } from '../../../core/profile-tags.ts'
import type { Grant, Step, StepKind } from '../../../core/words.ts'
import { isBroken } from '../support/profile.ts'
import { askAppsToStop, stopApps } from '../support/stop-apps.ts'

/** Steps that change the role and the tags of a profile that stands. */
const turning: readonly StepKind[] = ['change', 'suspend', 'resume']

/**
 * The profile that the step turns; undefined where there is none, or none is needed yet. Throws
 * `StillPending` while an earlier change of it goes on: SageMaker takes one at a time.
 */
export async function profileToTurn(
  studio: Studio,
  { kind, grant }: Step,
): Promise<Profile | undefined> {
  if (!turning.includes(kind)) return undefined
  const { domainId, profileName } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (profile && ['Pending', 'Updating', 'Deleting'].includes(profile.status))
    throw new StillPending(`profile ${profileName} is ${profile.status}`)
  return profile
}

/** Throws `NotOurs` when a profile of that name carries other tags, `ProfileFailed` when broken. */
export async function beginStep(
  studio: Studio,
  { kind, grant }: Step,
  profile: Profile | undefined,
): Promise<void> {
  switch (kind) {
    case 'grant':
      return create(studio, grant)
    case 'change':
    case 'resume':
      // Apps that archive its spaces are in the way of the user's own, and end with the role.
      if (isArchiver(profile, grant.domain)) await stopApps(studio, grant)
      return profile ? turn(studio, grant, profile) : create(studio, grant)
    case 'suspend':
      if (profile && !isBroken(profile)) await turn(studio, grant, profile)
      // At once, though the change of role goes on: the look makes sure that none comes back.
      await askAppsToStop(studio, grant)
      return
    case 'watch':
    case 'archive':
    case 'deprovision':
      return
  }
}

/**
 * A profile that stands already is taken over when it is this user's; its role is looked at later.
 */
async function create(studio: Studio, grant: Grant): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const tags = tagsOf(grant)
  if (await studio.createProfile({ domainId, profileName, roleArn, tags })) return
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) throw new ProfileFailed(`profile ${profileName} is in use and not to be seen`)
  const found = await studio.profileTags(profile.arn)
  if (found[tag.user] !== grant.userId)
    throw new NotOurs(`profile ${profileName} in ${domainId} does not carry the tags of its user`)
  await studio.tagProfile(profile.arn, tags)
}

/** The tag goes first: the standing Deny on it cuts sign-in before the role changes. */
async function turn(studio: Studio, grant: Grant, profile: Profile): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  if (isBroken(profile)) {
    await studio.deleteProfile(domainId, profileName)
    throw new ProfileFailed(`profile ${profileName} is ${profile.status} and is being removed`)
  }
  await studio.tagProfile(profile.arn, tagsOf(grant))
  const settings = withoutArchiveScripts(profile.settings)
  await studio.setRole({ domainId, profileName, roleArn, ...(settings && { settings }) })
}
