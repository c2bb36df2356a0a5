/** The cuts of a suspension. */
import { StillPending, Throttled } from '../../../core/errors.ts'
import type { Profile } from '../../../core/ports.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Step } from '../../../core/words.ts'
import { isBroken } from '../support/profile.ts'
import { askAppsToStop } from '../support/stop-apps.ts'
import { keepOut, type SignInPorts, tellPaths } from './sign-in.ts'
import { giveRole } from './turn-profile.ts'

/**
 * Each is made though another one fails, since each works alone; then the failure is thrown, one
 * that is worth a retry first. The assignment and the tag need no change of the role, and apps are
 * asked to stop while that goes on: the look makes sure that none comes back.
 */
export async function cutAccess(
  ports: SignInPorts,
  step: Step,
  profile: Profile | undefined,
): Promise<void> {
  const { studio } = ports
  const { grant } = step
  const usable = profile && !isBroken(profile) ? profile : undefined
  const failures: unknown[] = []
  const note = (error: unknown) => failures.push(error)
  await keepOut(ports, grant).catch(note)
  if (usable) await studio.tagProfile(usable.arn, tagsOf(grant)).catch(note)
  if (usable) await giveRole(studio, grant, usable).catch(note)
  await askAppsToStop(studio, grant).catch(note)
  await tellPaths(ports, step).catch(note)
  if (failures.length > 0) throw failures.find(isPassing) ?? failures[0]
}

function isPassing(error: unknown): boolean {
  return error instanceof StillPending || error instanceof Throttled
}
