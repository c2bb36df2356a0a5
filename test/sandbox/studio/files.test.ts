/** What people keep in Studio: homes outlive their profile, volumes go with their space. */
import { describe, expect, it } from 'vitest'
import { answerControl } from '../../../sandbox/controls/controls.ts'
import { DOMAIN, studioWorld } from './studio-world.ts'

const ada = { domainId: DOMAIN, userProfileName: 'ada' }
const lab = { domainId: DOMAIN, spaceName: 'lab' }

interface Shown {
  readonly path: string
  readonly uid: string
  readonly size: number
  readonly base64: string
}

function filesWorld() {
  const studio = studioWorld({ userProfiles: [{ DomainId: DOMAIN, UserProfileName: 'ada' }] })
  const ask = async (method: string, query: object, body?: object) => {
    const answered = await answerControl(studio.world, {
      method,
      path: '/_sandbox/files',
      query: new URLSearchParams({ ...query }),
      headers: {},
      body: Buffer.from(body ? JSON.stringify(body) : ''),
    })
    return { status: answered.status, body: JSON.parse(String(answered.body)) }
  }
  return {
    ...studio,
    write: (place: object, files: object) => ask('POST', {}, { ...place, files }),
    files: async (place: object): Promise<Shown[]> => (await ask('GET', place)).body.files,
    ask,
  }
}

async function withSpace(world: ReturnType<typeof filesWorld>) {
  await world.studio('CreateSpace', {
    DomainId: DOMAIN,
    SpaceName: 'lab',
    SpaceSettings: { AppType: 'JupyterLab' },
    OwnershipSettings: { OwnerUserProfileName: 'ada' },
    SpaceSharingSettings: { SharingType: 'Private' },
  })
  await world.world.clock.quiet(1000)
}

describe('the files of Studio', () => {
  it('are read as they were written, and belong to their profile’s uid', async () => {
    const world = filesWorld()
    const zeros = { zeros: 3 }
    await world.write(ada, { 'notes.md': 'a', '/data/x.bin': { base64: 'AAE=' }, big: zeros })
    await world.write(ada, { 'notes.md': 'ab', big: null })
    const { HomeEfsFileSystemUid: uid } = await world.studio('DescribeUserProfile', {
      DomainId: DOMAIN,
      UserProfileName: 'ada',
    })
    expect(await world.files(ada)).toEqual([
      { path: 'data/x.bin', uid, mode: 0o644, size: 2, base64: 'AAE=' },
      { path: 'notes.md', uid, mode: 0o644, size: 2, base64: 'YWI=' },
    ])
  })

  it('stay on the file system of the domain when their profile goes', async () => {
    const world = filesWorld()
    await world.write(ada, { 'notes.md': 'kept' })
    const name = { DomainId: DOMAIN, UserProfileName: 'ada' }
    const { HomeEfsFileSystemUid } = await world.studio('DescribeUserProfile', name)
    const { HomeEfsFileSystemId } = await world.studio('DescribeDomain', { DomainId: DOMAIN })
    await world.studio('DeleteUserProfile', name)
    await world.world.clock.quiet(1000)
    expect((await world.ask('GET', ada)).status).toBe(400)
    const place = { fileSystemId: HomeEfsFileSystemId, directory: `/${HomeEfsFileSystemUid}` }
    expect((await world.files(place)).map(({ path }) => path)).toEqual(['notes.md'])
  })

  it('of a space are gone with it, also for a space of the same name', async () => {
    const world = filesWorld()
    await withSpace(world)
    await world.write(lab, { 'model.pt': 'lost' })
    expect(await world.files(lab)).toHaveLength(1)
    await world.studio('DeleteSpace', { DomainId: DOMAIN, SpaceName: 'lab' })
    await world.world.clock.quiet(1000)
    await withSpace(world)
    expect(await world.files(lab)).toEqual([])
  })

  it.each([
    ['a path that leads out', ada, { '../bob/x': 'a' }],
    ['a profile that is not there', { ...ada, userProfileName: 'bob' }, { x: 'a' }],
    ['a content that is none', ada, { x: 7 }],
    ['files that are no object', ada, 'x'],
  ])('refuses %s and writes nothing', async (_what, place, files) => {
    const world = filesWorld()
    const answered = await world.ask('POST', {}, { ...place, files })
    expect(answered.status).toBe(400)
    expect(await world.files(ada)).toEqual([])
  })
})
