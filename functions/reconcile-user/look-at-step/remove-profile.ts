/** Removes a profile in the order SageMaker asks for: apps, then spaces, then the profile. */
import { StillPending } from '../../../core/errors.ts'
import type { Grant } from '../../../core/words.ts'
import { spacesOf, stopApps } from '../support/stop-apps.ts'
import type { HeldStudio } from './held-studio.ts'

/** Throws `StillPending` until the profile is gone. */
export async function removeProfile(studio: HeldStudio, grant: Grant): Promise<void> {
  const { domainId, profileName } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) return
  if (profile.status === 'Deleting')
    throw new StillPending(`profile ${profileName} is being deleted`)
  await stopApps(studio, grant)
  const spaces = await spacesOf(studio, grant)
  for (const spaceName of spaces) await studio.deleteSpace(domainId, spaceName)
  if (spaces.length > 0)
    throw new StillPending(`${spaces.length} spaces of ${profileName} are being deleted`)
  await studio.deleteProfile(domainId, profileName)
  throw new StillPending(`profile ${profileName} is being deleted`)
}
