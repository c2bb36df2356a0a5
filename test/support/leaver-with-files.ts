/** Who has a home and spaces that hold files, and has just left the group that gave them. */
import type { GrantVersion } from '../../core/words.ts'
import { groups, people } from '../../sample/company.ts'
import type { IdentityProvider } from '../../sample/identity-provider.ts'
import type { Rollcall } from './rollcall.ts'

const MINUTE_MS = 60_000
export const researchDomain = 'd-research0001'
export const kept = {
  'model.pt': 'weights',
  'notes/day one.md': 'a quote: "',
  'deep/er/x.csv': '1,2',
}

export interface Leaver {
  readonly idp: IdentityProvider
  readonly groupId: string
  readonly userId: string
  readonly profileName: string
}

/** @param group of the sample company: default its fraud scientists, with two spaces */
export async function leaverWithFiles(
  world: Rollcall,
  group: string = groups.fraudScientists,
  spaces: Readonly<Record<string, string>> = { lab: 'JupyterLab', drafts: 'CodeEditor' },
): Promise<Leaver> {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup(group)
  const userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  const { profileName } = await grantOf(world, userId)
  for (const [SpaceName, AppType] of Object.entries(spaces)) {
    await world.call('SageMaker.CreateSpace', {
      DomainId: researchDomain,
      SpaceName,
      SpaceSettings: { AppType },
      OwnershipSettings: { OwnerUserProfileName: profileName },
      SpaceSharingSettings: { SharingType: 'Private' },
    })
    await world.rest()
    await write(world, { domainId: researchDomain, spaceName: SpaceName, files: kept })
  }
  await write(world, { domainId: researchDomain, userProfileName: profileName, files: kept })
  await idp.removeMember(groupId, userId)
  await world.rest()
  return { idp, groupId, userId, profileName }
}

export async function grantOf(world: Rollcall, userId: string) {
  const [grant] = await world.ports.ledger.grantsOf(userId)
  if (!grant) throw new Error(`${userId} was given nothing`)
  return grant
}

/** The grant as it was when it was deprovisioned last. */
export async function lastOf(world: Rollcall, userId: string): Promise<GrantVersion> {
  const versions = await world.ports.ledger.versionsOf(userId)
  const last = versions.findLast(({ state }) => state === 'deprovisioned')
  if (!last) throw new Error(`${userId} was never deprovisioned`)
  return last
}

export function write(world: Rollcall, body: object): Promise<void> {
  return ask(world, '/_sandbox/files', body)
}

export async function ask(world: Rollcall, path: string, body: object): Promise<void> {
  const answer = await fetch(`${world.sandbox.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${await answer.text()}`)
}

export async function pass(world: Rollcall, minutes: number): Promise<void> {
  await world.sandbox.world.clock.advance(minutes * MINUTE_MS)
  await world.rest()
}
