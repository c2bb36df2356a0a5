/** The outside calls that begin a step. */
import { isArchiver } from '../../../core/archive/archiver.ts'
import { NameChanged, ProfileFailed, QuotaReached } from '../../../core/errors.ts'
import type { Held, Profile, Studio } from '../../../core/ports.ts'
import type { Step, StepKind } from '../../../core/words.ts'
import { expectOwn } from '../support/own-profile.ts'
import { stopApps } from '../support/stop-apps.ts'
import { type CreatePorts, createProfile } from './create-profile.ts'
import { cutAccess } from './cut-access.ts'
import { letIn } from './sign-in.ts'
import { expectRest, turnProfile } from './turn-profile.ts'

/** Steps that change the role and the tags of a profile that stands. */
const turning: readonly StepKind[] = ['change', 'suspend', 'resume']

/**
 * The profile that the step turns; undefined where there is none, or none is needed yet. Throws
 * `NotOurs` when it does not carry the tag of its user, and `StillPending` while an earlier change
 * of it goes on; who is suspended does not wait for that.
 */
export async function profileToTurn(
  studio: Studio,
  { kind, grant }: Step,
): Promise<Profile | undefined> {
  if (!turning.includes(kind)) return undefined
  const { domainId, profileName } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) return undefined
  if (kind !== 'suspend') expectRest(profile, grant)
  await expectOwn(studio, profile, grant)
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
      if (profile) return turnProfile(studio, grant, profile)
      return createProfile(ports, held, grant).catch(failed)
    case 'suspend':
      return cutAccess(ports, step, profile)
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
