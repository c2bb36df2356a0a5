/** The outside calls that begin a step. */
import { isArchiver, withoutArchiveScripts } from '../../../core/archive/archiver.ts'
import { NameChanged, ProfileFailed, QuotaReached, StillPending } from '../../../core/errors.ts'
import type { Held, Profile, Studio } from '../../../core/ports.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Grant, Step, StepKind } from '../../../core/words.ts'
import { isBroken } from '../support/profile.ts'
import { askAppsToStop, stopApps } from '../support/stop-apps.ts'
import { type CreatePorts, createProfile } from './create-profile.ts'
import { keepOut, letIn } from './sign-in.ts'

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

interface Begun {
  readonly held: Held
  readonly step: Step
  /** As `profileToTurn` answered. */
  readonly profile: Profile | undefined
}

/**
 * Throws `NotOurs` when a profile of that name carries other tags, `ProfileFailed` when broken, and
 * for a new one `NameChanged` and `QuotaReached`. Who is suspended loses their assignment first;
 * who is granted gets it last, so that nobody opens Studio before there is a profile of theirs.
 */
export async function beginStep(ports: CreatePorts, begun: Begun): Promise<void> {
  const { held, step } = begun
  if (step.kind === 'suspend') await keepOut(ports, step)
  await beginProfile(ports, begun)
  await letIn(ports, held, step)
}

async function beginProfile(ports: CreatePorts, { held, step, profile }: Begun): Promise<void> {
  const { studio } = ports
  const { kind, grant } = step
  switch (kind) {
    case 'grant':
      return createProfile(ports, held, grant)
    case 'change':
    case 'resume':
      // Apps that archive its spaces are in the way of the user's own, and end with the role.
      if (isArchiver(profile, grant.domain)) await stopApps(studio, grant)
      if (profile) return turn(studio, grant, profile)
      return createProfile(ports, held, grant).catch(failed)
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

/** A plan would want the same again at once: for a profile that should stand, no plan waits. */
function failed(error: unknown): never {
  if (!(error instanceof NameChanged || error instanceof QuotaReached)) throw error
  throw new ProfileFailed(`a profile that is gone cannot be made again: ${error.message}`, {
    cause: error,
  })
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
