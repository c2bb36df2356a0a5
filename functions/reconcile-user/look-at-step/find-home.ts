/** Where a profile's home is: only the profile that stands tells it. */
import type { Grant, Home } from '../../../core/words.ts'
import type { HeldStudio } from './held-studio.ts'

/** Undefined when the profile is gone or has none, or its domain has no file system. */
export async function findHome(studio: HeldStudio, grant: Grant): Promise<Home | undefined> {
  const profile = await studio.describeProfile(grant.domainId, grant.profileName)
  if (profile?.homeUid === undefined) return undefined
  const domain = await studio.describeDomain(grant.domainId)
  const { homeFileSystemId: fileSystemId } = domain ?? {}
  return fileSystemId === undefined ? undefined : { fileSystemId, uid: profile.homeUid }
}
