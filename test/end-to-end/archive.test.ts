/** A leaver's home and spaces are in the archive, counted, before anything of theirs goes. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { explain } from '../../cli/commands/explain.ts'
import { type RestoreOptions, restore } from '../../cli/commands/restore.ts'
import { groups } from '../../sample/company.ts'
import { bucketNamed } from '../../sandbox/s3/buckets.ts'
import { keptOutput } from '../support/kept-output.ts'
import { type BriefDeployment, deployBriefly } from '../support/least-privilege/probe.ts'
import {
  ask,
  grantOf,
  kept,
  lastOf,
  leaverWithFiles,
  pass,
  researchDomain,
  write,
} from '../support/leaver-with-files.ts'
import { noticesIn } from '../support/notices.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'
import { runCommands } from '../support/run-commands.ts'

const bucket = 'rollcall-archive-111122223333-eu-west-1'

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
    DomainIdEquals: researchDomain,
  })
  const { Spaces } = await world.call('SageMaker.ListSpaces', { DomainIdEquals: researchDomain })
  return { profiles: UserProfiles, spaces: Spaces }
}

const gone = { profiles: [], spaces: [] }

test('every byte of a leaver is in the archive, and the ledger says where', async () => {
  const { userId } = await leaverWithFiles(world)
  await pass(world, 60)
  const grant = await grantOf(world, userId)
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
    const { userId } = await leaverWithFiles(world)
    await ask(world, '/_sandbox/faults', { failTransfer })
    await pass(world, 45)
    expect((await grantOf(world, userId)).state).toBe('archiving')
    const { profiles, spaces } = await standing()
    expect(profiles).toHaveLength(1)
    expect(spaces).toHaveLength(2)
    await pass(world, 90)
    const grant = await grantOf(world, userId)
    expect(grant.state).toBe('deprovisioned')
    expect(archived(grant.archive?.home?.to)).toEqual(kept)
    expect(await standing()).toEqual(gone)
  },
  60_000,
)

test('operators hear of a copy that does not come right once for each reason', async () => {
  const { userId } = await leaverWithFiles(world)
  for (const failTransfer of [
    { transferAtMost: 1, status: 'ERROR', reason: 'the file server is gone' },
    { transferAtMost: 1, status: 'ERROR', reason: 'it is gone still' },
    { transferAtMost: 2, status: 'SUCCESS', reason: '' },
  ])
    await ask(world, '/_sandbox/faults', { failTransfer })
  const reasons = () => world.told.of('waiting').map(({ reason }) => reason)
  const sent = async () => (await noticesIn(world)).filter(([what]) => what?.includes('a copy'))
  await pass(world, 45)
  expect(reasons()).toEqual(['copy failed'])
  expect(await sent()).toEqual([
    [
      '"Waiting for a copy that failed: team fraud"',
      expect.stringContaining(userId),
      `"rollcall explain ${userId}"`,
    ],
  ])
  const shown = keptOutput()
  const to = { endpoint: world.sandbox.url, map: brief.deployed.map }
  await explain(userId, to, shown)
  expect(shown.lines.join('\n')).toMatch(/a copy that failed: team fraud .*file server is gone/)
  await pass(world, 4 * 60)
  expect((await grantOf(world, userId)).state).toBe('deprovisioned')
  expect(reasons()).toEqual(['copy failed', 'copy differs'])
  expect(await sent()).toHaveLength(2)
  expect(world.told.of('wait ended').map(({ reason }) => reason)).toEqual(reasons())
  const after = keptOutput()
  await explain(userId, to, after)
  expect(after.lines.join('\n')).not.toContain('Waiting')
}, 60_000)

/** By path: text and owner. */
async function homeOf(profileName: string) {
  const query = new URLSearchParams({ domainId: researchDomain, userProfileName: profileName })
  const answer = await fetch(`${world.sandbox.url}/_sandbox/files?${query}`)
  const { files } = (await answer.json()) as {
    files: ReadonlyArray<{ path: string; base64: string; uid: string }>
  }
  return files.map(({ path, base64, uid }) => ({ path, uid, text: atob(base64) }))
}

async function restored(userId: string, options: Partial<RestoreOptions> = {}) {
  const output = keptOutput()
  const to = { endpoint: world.sandbox.url, map: brief.deployed.map, as: 'anna' }
  const quiet = { show: () => undefined, end: () => undefined }
  await restore([userId], { ...to, ...options }, output, quiet)
  return { text: output.lines.join('\n'), value: output.values[0] }
}

type Spaces = Readonly<Record<string, string>>

const asTexts = (files: object) =>
  Object.entries(files).map(([path, text]) => ({ path, text: String(text) }))

test.each([
  [
    'was archived, with that of their spaces,',
    groups.fraudScientists,
    { lab: 'JupyterLab' } as Spaces,
  ],
  ['was only kept', 'ML Vision', {} as Spaces],
])(
  'the work of who returns that %s is in the new home by the commands told',
  async (_, group, had) => {
    const { idp, groupId, userId } = await leaverWithFiles(world, group, had)
    await pass(world, 60)
    expect((await restored(userId)).text).toContain(`user ${userId} has no live profile of team`)
    await idp.addMember(groupId, userId)
    await world.rest()
    const { state, profileName } = await grantOf(world, userId)
    expect(state).toBe('granted')
    const shown = keptOutput()
    await explain(userId, { endpoint: world.sandbox.url, map: brief.deployed.map }, shown)
    const { home, archive } = await lastOf(world, userId)
    const place = archive?.home?.to ?? `/${home?.uid} on ${home?.fileSystemId}`
    expect(shown.lines.join('\n')).toContain(`: the home at ${place}`)
    const newer = { 'model.pt': 'trained since' }
    await write(world, { domainId: researchDomain, userProfileName: profileName, files: newer })
    const { value } = await restored(userId, { json: true })
    const { waysBack } = value as { waysBack: ReadonlyArray<Record<string, unknown>> }
    const [way = {}] = waysBack
    const told = (await restored(userId)).text.split('\n').map((line) => line.trim())
    expect(told).toEqual(expect.arrayContaining(way.commands as string[]))
    // All of it twice: nothing is overwritten, and nothing is left behind.
    await runCommands(world, [way.commands, way.commands].flat() as string[])
    const spaces = Object.entries(archive?.spaces ?? {}).flatMap(([space, { to }]) =>
      asTexts(kept).map(({ path, text }) => ({
        path: `${space}/${to.split('/').at(-2)}/${path}`,
        text,
      })),
    )
    expect(spaces).toHaveLength(3 * Object.keys(had).length)
    const wanted = [...asTexts({ ...kept, ...newer }), ...spaces]
    const found = await homeOf(profileName)
    const byPath = (one: { path: string }, other: { path: string }) =>
      one.path < other.path ? -1 : 1
    expect(found).toEqual(wanted.map((file) => ({ ...file, uid: way.newUid })).sort(byPath))
    for (const list of ['ListTasks', 'ListLocations'])
      expect(Object.values(await world.call(`FmrsService.${list}`, {}))).toEqual([[]])
  },
  60_000,
)
