/** A leaver whose home and space are archived: interrupted once, and then to the end. */
import { company } from '../../../sample/company.ts'
import type { Rollcall } from '../rollcall.ts'
import { idOf, pass, profileOf } from './acts.ts'

const DomainId = company.domains[0].id
const SpaceName = 'thesis'
const LOOK_MS = 5_000
/** Of half an hour: a copy that somebody may not make never begins. */
const LOOKS_MAX = 360

/** Who comes back while DataSync copies their home, and leaves again for good. */
export async function archivedLeaver(world: Rollcall): Promise<void> {
  const idp = world.provider('okta')
  const userId = await idOf(world, 'lead@example.com')
  const userProfileName = await profileOf(world, userId)
  await world.call('SageMaker.CreateSpace', {
    DomainId,
    SpaceName,
    SpaceSettings: { AppType: 'JupyterLab' },
    OwnershipSettings: { OwnerUserProfileName: userProfileName },
    SpaceSharingSettings: { SharingType: 'Private' },
  })
  await world.rest()
  const files = { 'chapter one.tex': 'words', 'data/raw.csv': '1,2' }
  await write(world, { domainId: DomainId, userProfileName, files })
  await write(world, { domainId: DomainId, spaceName: SpaceName, files })
  await idp.setActive(userId, false)
  await world.rest()
  for (let looks = 0; looks < LOOKS_MAX && !(await isCopying(world)); looks++)
    await world.sandbox.world.clock.advance(LOOK_MS)
  await idp.setActive(userId, true)
  await pass(world, 5)
  await idp.setActive(userId, false)
  await pass(world, 75)
}

async function isCopying(world: Rollcall): Promise<boolean> {
  const { Tasks } = await world.call('FmrsService.ListTasks', {})
  return JSON.stringify(Tasks).includes('"RUNNING"')
}

async function write(world: Rollcall, body: object): Promise<void> {
  const url = `${world.sandbox.url}/_sandbox/files`
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`files were refused: ${await answer.text()}`)
}
