/** Gives a leaver's profile the archiver role, and takes it back. */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import {
  archiverRoleArn,
  isArchiver,
  withArchiveScripts,
  withoutArchiveScripts,
} from '../../../core/archive/archiver.ts'
import { StillPending } from '../../../core/errors.ts'
import type { Profile } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { stopApps } from '../support/stop-apps.ts'

/**
 * Answers why it cannot be, in words; undefined when the profile has it. Throws `StillPending` on
 * the way.
 */
export async function giveArchiver(
  studio: HeldStudio,
  domain: DomainEntry,
  grant: Grant,
): Promise<string | undefined> {
  const { domainId, profileName } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) return `profile ${profileName} is gone, and spaces of it are still there`
  if (isArchiver(profile, domain.name) && profile.status === 'InService') return undefined
  if (isUsable(profile)) {
    // What runs with another role never writes what is waited for.
    await stopApps(studio, grant)
    const settings = withArchiveScripts(domain, profile.settings)
    const roleArn = archiverRoleArn(domain)
    await studio.setRole({ domainId, profileName, roleArn, settings })
  } else if (profile.status === 'Failed' || profile.status === 'Delete_Failed')
    return `profile ${profileName} is ${profile.status}: no app of its spaces can be started`
  throw new StillPending(`profile ${profileName} is being given the archiver role`)
}

/** Throws `StillPending` until the profile is inert. */
export async function takeArchiver(
  studio: HeldStudio,
  { domainId, profileName, domain }: Grant,
  inert: string,
): Promise<void> {
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) return
  const broken = profile.status === 'Failed' || profile.status === 'Delete_Failed'
  if (broken || (profile.status === 'InService' && profile.roleArn === inert)) return
  if (isUsable(profile) && (isArchiver(profile, domain) || profile.roleArn === inert)) {
    const settings = withoutArchiveScripts(profile.settings)
    await studio.setRole({
      domainId,
      profileName,
      roleArn: inert,
      ...(settings !== undefined && { settings }),
    })
  }
  throw new StillPending(`profile ${profileName} is being given the inert role`)
}

function isUsable({ status }: Profile): boolean {
  return status === 'InService' || status === 'Update_Failed'
}
