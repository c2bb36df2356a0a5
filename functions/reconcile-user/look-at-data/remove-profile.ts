/**
 * Removes a profile in the order SageMaker asks for: apps, then spaces, then the profile. What the
 * retention rule wants kept is looked for once more before anything goes.
 */
import { MapChanged, StillPending } from '../../../core/errors.ts'
import { lacksArchive } from '../../../core/plan/archive.ts'
import type { Grant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import type { Outcome } from '../support/outcome.ts'
import { expectOwn } from '../support/own-profile.ts'
import { appsOf, type OwnedSpace, spacesOf } from '../support/owned.ts'
import { stopApps } from '../support/stop-apps.ts'
import { endTransfers } from './end-transfers.ts'
import { findHome } from './find-home.ts'
import { heldTransfers } from './held-transfers.ts'
import { sameReasons } from './hindrances.ts'
import type { DataPorts } from './look.ts'
import { lastStart } from './look-at-space.ts'

/** How often is looked whether shared spaces are gone. */
const SHARED_LOOK_MS = 24 * 60 * 60_000

/** Throws `StillPending` until the profile is gone, and `NotOurs` when it is somebody else's. */
export async function removeProfile(
  ports: DataPorts,
  studio: HeldStudio,
  grant: Grant,
): Promise<Outcome> {
  const now = ports.clock.now()
  const { domainId, profileName } = grant
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) {
    const { hindered, ...gone } = grant
    // The plan that is made at once tells that nothing is waited for any more.
    return { grant: { ...gone, since: now }, ...(hindered && { lookAgainAt: now }) }
  }
  await expectOwn(studio, profile, grant)
  if (profile.status === 'Deleting')
    throw new StillPending(`profile ${profileName} is being deleted`)
  if (grant.home === undefined) {
    const home = await findHome(studio, grant)
    if (home) return { grant: { ...grant, state: 'deprovisioning', home }, lookAgainAt: now }
  }
  // No space goes that this list did not show: another list may show more.
  const spaces = await spacesOf(studio, grant)
  if (spaces.some(({ isShared }) => isShared)) return waitFor(ports, grant, spaces)
  const incomplete = await withoutWhatIsMissing(ports, studio, { grant, spaces })
  if (incomplete) return { grant: incomplete, lookAgainAt: now }
  await stopApps(studio, grant)
  for (const { spaceName } of spaces) await studio.deleteSpace(domainId, spaceName)
  if (spaces.length > 0)
    throw new StillPending(`${spaces.length} spaces of ${profileName} are being deleted`)
  await leaveNothingInDataSync(ports, studio, grant)
  await studio.deleteProfile(domainId, profileName)
  throw new StillPending(`profile ${profileName} is being deleted`)
}

/**
 * Others work in a shared space, and it goes or stays with its owner: an operator removes it. Until
 * then the grant is suspended as before, so that who comes back finds everything.
 */
function waitFor({ clock, log }: DataPorts, grant: Grant, owned: readonly OwnedSpace[]): Outcome {
  const { userId, team, profileName, archive } = grant
  const names = owned.flatMap(({ spaceName, isShared }) => (isShared ? [spaceName] : []))
  const why = `profile ${profileName} owns spaces that others share: ${names.join(', ')}`
  const hindrance = { reason: 'shared space', why } as const
  log.info('access waits', { userId, team, profileName, for: 'retention', ...hindrance })
  const hindered = { spaces: hindrance }
  const isNews = !sameReasons(hindered, grant.hindered)
  return {
    grant: { ...grant, state: archive ? 'archived' : 'suspended', hindered },
    lookAgainAt: clock.now() + (isNews ? 0 : SHARED_LOOK_MS),
  }
}

/**
 * The grant as it goes back to archiving when something to be kept is not in the archive: a list
 * was stale, the rule has changed, or a space ran after it was archived. Undefined when all is.
 */
async function withoutWhatIsMissing(
  { map }: DataPorts,
  studio: HeldStudio,
  { grant, spaces }: { readonly grant: Grant; readonly spaces: readonly OwnedSpace[] },
): Promise<Grant | undefined> {
  const team = map.teams.find(({ name }) => name === grant.team)
  if (!team) throw new MapChanged(`the map has no team ${grant.team}: its rule is unknown`)
  const archiving: Grant = { ...grant, state: 'archiving' }
  if (lacksArchive(team, grant)) return archiving
  if (team.spaces !== 'archive') return undefined
  const { spaces: archived = {}, ...rest } = grant.archive ?? {}
  for (const { spaceName, status } of spaces) {
    if (status === 'Deleting') continue
    const copied = archived[spaceName]
    const apps = await appsOf(studio, { domainId: grant.domainId, spaceName })
    if (!copied || lastStart(apps) > copied.at) return { ...archiving, archive: rest }
  }
  return undefined
}

async function leaveNothingInDataSync(
  { map, transfers }: DataPorts,
  studio: HeldStudio,
  grant: Grant,
): Promise<void> {
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  if (!domain?.archive || !grant.archive?.home) return
  const held = { transfers: heldTransfers(transfers, studio.prove) }
  if (!(await endTransfers(held, domain, grant)))
    throw new StillPending(`DataSync still has tasks of ${grant.profileName}`)
}
