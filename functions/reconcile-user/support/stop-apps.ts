/** Stops what runs under a profile: a running app may keep the role it was started with. */
import { StillPending } from '../../../core/errors.ts'
import type { Studio } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'
import { appsOf, liveApps, privateSpacesOf } from './owned.ts'

type Stopping = Pick<Studio, 'apps' | 'spaces' | 'deleteApp'>
type Owner = Parameters<Studio['apps']>[0]

/** Deletes each app in service; throws `StillPending` until none is left that could run. */
export async function stopApps(studio: Stopping, grant: Grant): Promise<void> {
  const running = await askAppsToStop(studio, grant)
  if (running > 0)
    throw new StillPending(`${running} apps of ${grant.profileName} have not stopped yet`)
}

/** Deletes each app in service; answers how many have not stopped yet. */
export async function askAppsToStop(studio: Stopping, grant: Grant): Promise<number> {
  const { domainId, profileName } = grant
  const owners: Owner[] = [{ domainId, profileName }]
  for (const { spaceName } of await privateSpacesOf(studio, grant))
    owners.push({ domainId, spaceName })
  let running = 0
  for (const owner of owners) running += await stopAppsOf(studio, owner)
  return running
}

async function stopAppsOf(studio: Stopping, owner: Owner): Promise<number> {
  const live = liveApps(await appsOf(studio, owner))
  for (const app of live)
    if (app.status === 'InService') await studio.deleteApp(owner.domainId, app)
  return live.length
}
