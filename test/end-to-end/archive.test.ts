/** A leaver's home and spaces are in the archive, counted, before anything of theirs goes. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { groups, people } from '../../sample/company.ts'
import { bucketNamed } from '../../sandbox/s3/buckets.ts'
import { type BriefDeployment, deployBriefly } from '../support/least-privilege/probe.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const MINUTE_MS = 60_000
const domain = 'd-research0001'
const bucket = 'rollcall-archive-111122223333-eu-west-1'
const kept = { 'model.pt': 'weights', 'notes/day one.md': 'a quote: "', 'deep/er/x.csv': '1,2' }

let brief: BriefDeployment
let world: Rollcall

beforeAll(async () => {
  brief = await deployBriefly()
}, 120_000)
afterAll(() => brief.remove())
beforeEach(async () => {
  world = await openRollcall({ deployed: brief.deployed })
})
afterEach(() => world.close())

/** With a home and two spaces that hold files; gone from the group a moment ago. */
async function leaver() {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup(groups.fraudScientists)
  const userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  const { profileName } = await grantOf(userId)
  for (const SpaceName of ['lab', 'drafts']) {
    await world.call('SageMaker.CreateSpace', {
      DomainId: domain,
      SpaceName,
      SpaceSettings: { AppType: SpaceName === 'lab' ? 'JupyterLab' : 'CodeEditor' },
      OwnershipSettings: { OwnerUserProfileName: profileName },
      SpaceSharingSettings: { SharingType: 'Private' },
    })
    await world.rest()
    await write({ domainId: domain, spaceName: SpaceName, files: kept })
  }
  await write({ domainId: domain, userProfileName: profileName, files: kept })
  await idp.removeMember(groupId, userId)
  await world.rest()
  return { idp, groupId, userId, profileName }
}

async function grantOf(userId: string) {
  const [grant] = await world.ports.ledger.grantsOf(userId)
  if (!grant) throw new Error(`${userId} was given nothing`)
  return grant
}

async function write(body: object): Promise<void> {
  await ask('/_sandbox/files', body)
}

async function ask(path: string, body: object): Promise<void> {
  const answer = await fetch(`${world.sandbox.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${await answer.text()}`)
}

async function pass(minutes: number): Promise<void> {
  await world.sandbox.world.clock.advance(minutes * MINUTE_MS)
  await world.rest()
}

/** Texts by path, of what lies below a place that the ledger names. */
function archived(to = '') {
  const prefix = to.replace(`s3://${bucket}/`, '')
  const objects = [...(bucketNamed(world.sandbox.world, bucket)?.objects ?? [])]
  const files = objects.filter(([key]) => key.startsWith(prefix) && !key.endsWith('/'))
  return Object.fromEntries(
    files.map(([key, { body }]) => [key.slice(prefix.length), body.toString()]),
  )
}

async function standing(): Promise<{ profiles: unknown; spaces: unknown }> {
  const { UserProfiles } = await world.call('SageMaker.ListUserProfiles', {
    DomainIdEquals: domain,
  })
  const { Spaces } = await world.call('SageMaker.ListSpaces', { DomainIdEquals: domain })
  return { profiles: UserProfiles, spaces: Spaces }
}

const gone = { profiles: [], spaces: [] }

test('every byte of a leaver is in the archive, and the ledger says where', async () => {
  const { userId } = await leaver()
  await pass(60)
  const grant = await grantOf(userId)
  expect(grant.state).toBe('deprovisioned')
  expect(grant.home).toEqual({
    fileSystemId: expect.stringMatching(/^fs-/),
    uid: expect.any(String),
  })
  const { home, spaces = {} } = grant.archive ?? {}
  expect(archived(home?.to)).toEqual(kept)
  expect(Object.keys(spaces).sort()).toEqual(['drafts', 'lab'])
  for (const { to, files, bytes } of Object.values(spaces)) {
    expect(archived(to)).toEqual(kept)
    expect({ files, bytes }).toEqual({ files: 3, bytes: 20 })
  }
  expect(await standing()).toEqual(gone)
  for (const list of ['ListTasks', 'ListLocations'])
    expect(Object.values(await world.call(`FmrsService.${list}`, {}))).toEqual([[]])
}, 60_000)

test.each([
  ['fails', { transferAtMost: 1, status: 'ERROR', reason: 'the file server is gone' }],
  ['loses a file in silence', { transferAtMost: 2, status: 'SUCCESS', reason: '' }],
])(
  'a copy that %s stops the plan, and is made anew when mended',
  async (_, failTransfer) => {
    const { userId } = await leaver()
    await ask('/_sandbox/faults', { failTransfer })
    await pass(45)
    expect((await grantOf(userId)).state).toBe('archiving')
    const { profiles, spaces } = await standing()
    expect(profiles).toHaveLength(1)
    expect(spaces).toHaveLength(2)
    await pass(90)
    const grant = await grantOf(userId)
    expect(grant.state).toBe('deprovisioned')
    expect(archived(grant.archive?.home?.to)).toEqual(kept)
    expect(await standing()).toEqual(gone)
  },
  60_000,
)
