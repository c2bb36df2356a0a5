/**
 * Has each space of a leaver archive itself: its volume cannot be read from outside an app and goes
 * with the space. The profile is given the archiver role, the space's app is started once with the
 * script that copies and counts, and what it counted is compared with what S3 lists.
 */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import { archiveScriptArn, isArchivedAppType } from '../../../core/archive/archiver.ts'
import { inertRoleArn } from '../../../core/persona/role-name.ts'
import type { Copied, Grant, Instant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { type OwnedSpace, privateSpacesOf } from '../support/owned.ts'
import { stopApps } from '../support/stop-apps.ts'
import { FAILED_MS, LOOK_MS, type Part, type Unfinished } from './archive-data.ts'
import { giveArchiver, takeArchiver } from './lend-archiver.ts'
import type { DataPorts } from './look.ts'
import { lookAtSpace, type SpaceLook } from './look-at-space.ts'

interface Leaver {
  readonly domain: DomainEntry
  readonly grant: Grant
}

/** Throws `StillPending` while the profile changes its role, or apps stop. */
export async function archiveSpaces(
  ports: DataPorts,
  studio: HeldStudio,
  { domain, grant }: Leaver,
): Promise<Part<Readonly<Record<string, Copied>>>> {
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
  const hindrance = await giveArchiver(studio, domain, grant)
  if (hindrance !== undefined) return { lookAgainAt: ports.clock.now() + FAILED_MS, why: hindrance }
  const unfinished: Unfinished[] = []
  for (const [space, look] of looks) {
    for (const app of look.appsToStop) await studio.deleteApp(grant.domainId, app)
    if (!look.copied) unfinished.push(await goOn(ports, studio, { domain, grant, space, look }))
  }
  const words = unfinished.flatMap(({ why }) => why ?? [])
  return {
    lookAgainAt: Math.min(...unfinished.map(({ lookAgainAt }) => lookAgainAt)),
    ...(words.length > 0 && { why: words.join('; ') }),
  }
}

async function goOn(
  { clock }: DataPorts,
  studio: HeldStudio,
  of: Leaver & { readonly space: OwnedSpace; readonly look: SpaceLook },
): Promise<Unfinished> {
  const { space, look, domain } = of
  const { spaceName, appType, status } = space
  const now: Instant = clock.now()
  const stays = (why: string) => ({
    lookAgainAt: now + FAILED_MS,
    why: `space ${spaceName} ${why}`,
  })
  if (look.failed) {
    const { why, at } = look.failed
    if (now < at + FAILED_MS) return { ...stays(why), lookAgainAt: at + FAILED_MS }
  }
  if (look.running) return { lookAgainAt: now + LOOK_MS }
  if (!isArchivedAppType(appType)) return stays(`is of type ${appType}, which no script archives`)
  if (['Pending', 'Updating', 'Deleting'].includes(status)) return { lookAgainAt: now + LOOK_MS }
  if (status !== 'InService' && status !== 'Update_Failed') return stays(`is ${status}`)
  const lifecycleConfigArn = archiveScriptArn(domain, appType)
  const { domainId } = of.grant
  const answer = await studio.createApp({ domainId, spaceName, appType, lifecycleConfigArn })
  if (answer === 'no room') return stays('waits for room under the quota of running apps')
  return { lookAgainAt: now + LOOK_MS }
}
