/** How far the archive of one space is, as Studio and S3 show it. */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import { leftAt, manifestPlace, spacePlace, uriOf } from '../../../core/archive/places.ts'
import type { App } from '../../../core/ports.ts'
import type { Copied, Grant, Hindrance, Instant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { appsOf, liveApps, type OwnedSpace } from '../support/owned.ts'
import { countArchive } from './count-archive.ts'
import type { DataPorts } from './look.ts'

/** A script that has not ended by then never will: a full volume of 16 TB has been read by then. */
const LONGEST_MS = 48 * 60 * 60_000

export interface SpaceLook {
  /** Complete, and nothing has run in the space since. */
  readonly copied?: Copied
  /** The last attempt's end; another may begin an hour later. */
  readonly failed?: Hindrance & { readonly at: Instant }
  /** An app starts, runs or stops. */
  readonly running: boolean
  /** They have done what they were started for, or never will. */
  readonly appsToStop: readonly App[]
}

export async function lookAtSpace(
  { archives, clock }: DataPorts,
  studio: HeldStudio,
  of: { readonly domain: DomainEntry; readonly grant: Grant; readonly space: OwnedSpace },
): Promise<SpaceLook> {
  const { domain, grant, space } = of
  const { spaceName } = space
  const apps = await appsOf(studio, { domainId: grant.domainId, spaceName })
  const live = liveApps(apps)
  const started = lastStart(apps)
  const inService = live.filter(({ status }) => status === 'InService')
  const manifest = await archives.manifest(manifestPlace(domain, spaceName))
  const running = live.length > 0
  if (!manifest || manifest.at <= Math.max(leftAt(grant), started)) {
    if (running && clock.now() - started > LONGEST_MS) return { running, appsToStop: inService }
    const failed = !running && apps.some(({ status }) => status === 'Failed')
    const why = { reason: 'copy failed', why: 'could not start its app' } as const
    return { running, appsToStop: [], ...(failed && { failed: { ...why, at: started } }) }
  }
  const { prefix, files, bytes, error, at } = manifest
  const own = spacePlace(domain, spaceName)
  const place = { ...own, prefix: prefix.startsWith(own.prefix) ? prefix : own.prefix }
  const counted = await countArchive(archives, place)
  const same = error === undefined && counted.objects === files && counted.bytes === bytes
  const common = { running, appsToStop: inService }
  if (same) return { ...common, copied: { to: uriOf(place), files, bytes, at } }
  const there = `has ${files} files of ${bytes} bytes`
  const here = `S3 lists ${counted.objects} of ${counted.bytes} bytes`
  if (error === undefined)
    return { ...common, failed: { reason: 'copy differs', why: `${there}, and ${here}`, at } }
  const why = `could not be copied (${error})`
  return { ...common, failed: { reason: 'copy failed', why, at } }
}

/** When an app of the space was last made; 0 when Studio lists none. Deleted ones stay a day. */
export function lastStart(apps: readonly App[]): Instant {
  return Math.max(0, ...apps.map(({ createdAt = 0 }) => createdAt))
}
