/**
 * Has each space of a leaver archive itself: its volume cannot be read from outside an app and goes
 * with the space. The profile is given the archiver role, the space's app is started once with the
 * script that copies and counts, and what it counted is compared with what S3 lists.
 */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import { archiveScriptArn, isArchivedAppType } from '../../../core/archive/archiver.ts'
import { inertRoleArn } from '../../../core/persona/role-name.ts'
import type { Copied, Grant, HindranceReason, Instant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { type OwnedSpace, privateSpacesOf } from '../support/owned.ts'
import { stopApps } from '../support/stop-apps.ts'
import { FAILED_MS, LOOK_MS, type Unfinished, type UnfinishedParts } from './archive-data.ts'
import { giveArchiver, takeArchiver } from './lend-archiver.ts'
import type { DataPorts } from './look.ts'
import { lookAtSpace, type SpaceLook } from './look-at-space.ts'

interface Leaver {
  readonly domain: DomainEntry
  readonly grant: Grant
}

type SpacesLook =
  | { readonly copied: Readonly<Record<string, Copied>> }
  | { readonly unfinished: UnfinishedParts }

/** Throws `StillPending` while the profile changes its role, or apps stop. */
export async function archiveSpaces(
  ports: DataPorts,
  studio: HeldStudio,
  { domain, grant }: Leaver,
): Promise<SpacesLook> {
  const spaces = await privateSpacesOf(studio, grant)
  const looks = new Map<OwnedSpace, SpaceLook>()
  for (const space of spaces)
    looks.set(space, await lookAtSpace(ports, studio, { domain, grant, space }))
  const copied: Record<string, Copied> = {}
  for (const [{ spaceName }, look] of looks) if (look.copied) copied[spaceName] = look.copied
  if (Object.keys(copied).length === spaces.length) {
    await stopApps(studio, grant)
    await takeArchiver(studio, grant, inertRoleArn(ports.map, domain.name))
    return { copied }
  }
  const why = await giveArchiver(studio, domain, grant)
  const broken = why === undefined ? undefined : ({ reason: 'not copyable', why } as const)
  const unfinished: Record<string, Unfinished> = {}
  for (const [space, look] of looks) {
    if (!broken) for (const app of look.appsToStop) await studio.deleteApp(grant.domainId, app)
    if (look.copied) continue
    unfinished[`space ${space.spaceName}`] = broken
      ? { lookAgainAt: ports.clock.now() + FAILED_MS, hindrance: broken }
      : await goOn(ports, studio, { domain, grant, space, look })
  }
  return { unfinished }
}

async function goOn(
  { clock }: DataPorts,
  studio: HeldStudio,
  of: Leaver & { readonly space: OwnedSpace; readonly look: SpaceLook },
): Promise<Unfinished> {
  const { space, look, domain } = of
  const { spaceName, appType, status } = space
  const now: Instant = clock.now()
  const stays = (reason: HindranceReason, why: string) => ({
    lookAgainAt: now + FAILED_MS,
    hindrance: { reason, why: `space ${spaceName} ${why}` },
  })
  if (look.failed) {
    const { reason, why, at } = look.failed
    if (now < at + FAILED_MS) return { ...stays(reason, why), lookAgainAt: at + FAILED_MS }
  }
  if (look.running) return { lookAgainAt: now + LOOK_MS }
  if (!isArchivedAppType(appType))
    return stays('not copyable', `is of type ${appType}, which no script archives`)
  if (['Pending', 'Updating', 'Deleting'].includes(status)) return { lookAgainAt: now + LOOK_MS }
  if (status !== 'InService' && status !== 'Update_Failed')
    return stays('not copyable', `is ${status}`)
  const lifecycleConfigArn = archiveScriptArn(domain, appType)
  const { domainId } = of.grant
  const answer = await studio.createApp({ domainId, spaceName, appType, lifecycleConfigArn })
  if (answer === 'no room')
    return stays('no room', 'waits for room under the quota of running apps')
  return { lookAgainAt: now + LOOK_MS }
}
