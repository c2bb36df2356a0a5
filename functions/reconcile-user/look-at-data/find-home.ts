/** Where a profile's home is: only the profile that stands tells it. */
import { StillPending } from '../../../core/errors.ts'
import type { Grant, Home } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'

/**
 * Undefined when the profile is gone or has none. Throws `StillPending` while its domain does not
 * say the file system.
 */
export async function findHome(studio: HeldStudio, grant: Grant): Promise<Home | undefined> {
  const profile = await studio.describeProfile(grant.domainId, grant.profileName)
  if (profile?.homeUid === undefined) return undefined
  const domain = await studio.describeDomain(grant.domainId)
  const { homeFileSystemId: fileSystemId } = domain ?? {}
  if (fileSystemId === undefined)
    throw new StillPending(`domain ${grant.domainId} does not say its file system`)
  return { fileSystemId, uid: profile.homeUid }
}
