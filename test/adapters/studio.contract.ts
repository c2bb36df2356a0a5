/** What every backend of Studio promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { QuotaReached, StillPending } from '../../core/errors.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

const inert = 'arn:aws:iam::111122223333:role/inert'
const persona = 'arn:aws:iam::111122223333:role/persona'

export function studioContract(backend: string, make: MakeServices): void {
  describe(`Studio in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    profilesContract(() => made)
    changesContract(() => made)
    domainsContract(() => made)
    spacesContract(() => made)
    appsContract(() => made)
    profileAppsContract(() => made)
  })
}

function bobIn({ hands }: Services, more: { readonly signInUser?: string } = {}) {
  const { domainId } = hands
  return { domainId, profileName: 'bob', roleArn: persona, tags: { user: 'bob' }, ...more }
}

function profilesContract(made: () => Services): void {
  test('a profile is made once, whatever the case of its name', async () => {
    const { studio } = made()
    const bob = bobIn(made())
    expect(await studio.describeProfile(bob.domainId, 'bob')).toBeUndefined()
    expect(await studio.createProfile(bob)).toBe(true)
    expect(await studio.createProfile(bob)).toBe(false)
    const loud = { ...bob, profileName: 'BOB', roleArn: inert, tags: {} }
    expect(await studio.createProfile(loud)).toBe(false)
    const begun = await studio.describeProfile(bob.domainId, 'bob')
    expect(begun).toMatchObject({ status: 'Pending', roleArn: persona })
    await made().pass()
    const stands = await studio.describeProfile(bob.domainId, 'Bob')
    expect(stands).toMatchObject({
      status: 'InService',
      arn: begun?.arn,
      roleArn: persona,
      settings: { ExecutionRole: persona },
    })
    expect(stands).not.toHaveProperty('signInUser')
    expect(stands?.homeUid).toMatch(/^\d+$/)
    expect(stands?.homeUid).not.toBe(made().hands.home.uid)
    expect(await studio.profileTags(stands?.arn ?? '')).toEqual({ user: 'bob' })
    expect(await studio.profiles(bob.domainId)).toEqual({ profileNames: ['ada', 'bob'] })
  })

  test('a profile is made as its domain’s mode wants it, or not at all', async () => {
    const { studio, hands } = made()
    const [bob, known] = [bobIn(made()), bobIn(made(), { signInUser: 'bob@example.com' })]
    await expect(studio.createProfile(known)).rejects.toThrow()
    const domainId = hands.ssoDomainId
    await expect(studio.createProfile({ ...bob, domainId })).rejects.toThrow()
    await expect(studio.createProfile({ ...bob, domainId: 'd-another' })).rejects.toThrow()
    expect(await studio.createProfile({ ...known, domainId })).toBe(true)
    const described = await studio.describeProfile(domainId, 'bob')
    expect(described).toMatchObject({ signInUser: 'bob@example.com' })
    expect((await studio.profiles(hands.domainId)).profileNames).toEqual(['ada'])
  })

  test('beyond the quota no profile is made, and one that stands stands', async () => {
    const { studio, hands } = made()
    hands.setQuota(sageMakerQuotas.profiles.code, 1)
    await expect(studio.createProfile(bobIn(made()))).rejects.toThrow(QuotaReached)
    expect(await studio.createProfile({ ...bobIn(made()), profileName: 'ada' })).toBe(false)
  })

  test('a hundred profiles are a page', async () => {
    const { studio, hands } = made()
    const names = Array.from({ length: 100 }, (_, n) => `user-${n}`)
    hands.addProfilesAtOnce(names)
    const pages = await pagesOf((cursor) => studio.profiles(hands.domainId, cursor))
    expect(pages.map(({ profileNames }) => profileNames.length)).toEqual([100, 1])
    const found = new Set(pages.flatMap(({ profileNames }) => profileNames))
    expect(found).toEqual(new Set(['ada', ...names]))
    const counts = await pagesOf((cursor) => studio.count('profiles', cursor))
    expect(counts.map(({ count }) => count)).toEqual([100, 1])
  })
}

function changesContract(made: () => Services): void {
  test('a role is changed when the last change has ended, and the rest is kept', async () => {
    const { studio } = made()
    const bob = bobIn(made())
    expect(await studio.setRole({ ...bob, roleArn: inert })).toBe(false)
    await studio.createProfile(bob)
    await expect(studio.setRole({ ...bob, roleArn: inert })).rejects.toThrow(StillPending)
    await made().pass()
    const settings = { SecurityGroups: ['sg-1'] }
    expect(await studio.setRole({ ...bob, settings })).toBe(true)
    await expect(studio.setRole({ ...bob, settings })).rejects.toThrow(StillPending)
    expect(await studio.describeProfile(bob.domainId, 'bob')).toMatchObject({ status: 'Updating' })
    await made().pass()
    const before = await studio.describeProfile(bob.domainId, 'bob')
    expect(before?.settings).toEqual({ ...settings, ExecutionRole: persona })
    expect(await studio.setRole({ ...bob, ...before, roleArn: inert })).toBe(true)
    await made().pass()
    const after = await studio.describeProfile(bob.domainId, 'bob')
    expect(after).toMatchObject({ status: 'InService', roleArn: inert })
    expect(after?.settings).toEqual({ ...settings, ExecutionRole: inert })
  })

  test('tags are added to those there are, and a tag of that key is replaced', async () => {
    const { studio, hands } = made()
    await studio.tagProfile(hands.profileArn, { team: 'fraud' })
    await studio.tagProfile(hands.profileArn, { team: 'vision', since: '' })
    expect(await studio.profileTags(hands.profileArn)).toEqual({
      ...{ user: 'ada', team: 'vision', since: '' },
    })
    const absent = `${hands.profileArn}-not`
    await expect(studio.tagProfile(absent, { team: 'fraud' })).rejects.toThrow()
    await expect(studio.profileTags(absent)).rejects.toThrow()
  })

  test('a profile goes when its changes have ended, and gone already is done', async () => {
    const { studio } = made()
    const bob = bobIn(made())
    await studio.deleteProfile(bob.domainId, 'bob')
    await studio.createProfile(bob)
    await expect(studio.deleteProfile(bob.domainId, 'bob')).rejects.toThrow(StillPending)
    await made().pass()
    await studio.deleteProfile(bob.domainId, 'BOB')
    expect(await studio.describeProfile(bob.domainId, 'bob')).toMatchObject({ status: 'Deleting' })
    await expect(studio.deleteProfile(bob.domainId, 'bob')).rejects.toThrow(StillPending)
    await made().pass()
    expect(await studio.describeProfile(bob.domainId, 'bob')).toBeUndefined()
    expect(await studio.profiles(bob.domainId)).toEqual({ profileNames: ['ada'] })
    await studio.deleteProfile(bob.domainId, 'bob')
    expect(await studio.createProfile(bob)).toBe(true)
  })
}

function domainsContract(made: () => Services): void {
  test('a domain says its mode, its role, its file system and its application', async () => {
    const { studio, hands } = made()
    const { domainId, ssoDomainId, home, applicationArn } = hands
    const iam = await studio.describeDomain(domainId)
    expect(iam).toMatchObject({ mode: 'iam', homeFileSystemId: home.fileSystemId })
    expect(iam?.defaultRoleArn).toBeDefined()
    expect(iam).not.toHaveProperty('applicationArn')
    const sso = await studio.describeDomain(ssoDomainId)
    expect(sso).toMatchObject({ mode: 'sso', applicationArn })
    expect(await studio.describeDomain('d-another')).toBeUndefined()
  })

  test('all of a kind are counted, and of apps those that may run', async () => {
    const { studio, hands } = made()
    const counts = async () =>
      Promise.all(
        (['profiles', 'domains', 'spaces', 'apps'] as const).map(
          async (what) => (await studio.count(what)).count,
        ),
      )
    expect(await counts()).toEqual([1, 2, 0, 0])
    const lifecycleConfigArn = await hands.addScript()
    await hands.addSpace('lab')
    await made().pass()
    const app = { domainId: hands.domainId, spaceName: 'lab', appType: 'JupyterLab' }
    await studio.createApp({ ...app, lifecycleConfigArn })
    expect(await counts()).toEqual([1, 2, 1, 1])
    await made().pass()
    expect(await counts()).toEqual([1, 2, 1, 1])
    const [running] = (await studio.apps(app)).apps
    if (running) await studio.deleteApp(hands.domainId, running)
    expect(await counts()).toEqual([1, 2, 1, 0])
  })
}

function spacesContract(made: () => Services): void {
  test('a space is listed with its owner, goes, and takes no profile with it', async () => {
    const { studio, hands } = made()
    const { domainId } = hands
    expect(await studio.spaces(domainId)).toEqual({ spaces: [] })
    await hands.addSpace('lab')
    await made().pass()
    const lab = { spaceName: 'lab', owner: 'ada', appType: 'JupyterLab', isShared: false }
    expect(await studio.spaces(domainId)).toEqual({ spaces: [{ ...lab, status: 'InService' }] })
    expect(await studio.spaces(hands.ssoDomainId)).toEqual({ spaces: [] })
    await expect(studio.deleteProfile(domainId, 'ada')).rejects.toThrow(StillPending)
    await studio.deleteSpace(domainId, 'lab')
    expect(await studio.spaces(domainId)).toEqual({ spaces: [{ ...lab, status: 'Deleting' }] })
    await expect(studio.deleteSpace(domainId, 'lab')).rejects.toThrow(StillPending)
    await expect(studio.deleteProfile(domainId, 'ada')).rejects.toThrow(StillPending)
    await made().pass()
    expect(await studio.spaces(domainId)).toEqual({ spaces: [] })
    await studio.deleteSpace(domainId, 'lab')
    await studio.deleteProfile(domainId, 'ada')
  })

  test('a space that others share is told from a private one', async () => {
    const { studio, hands } = made()
    await hands.addSpace('common', 'Shared')
    await hands.addSpace('lab')
    const { spaces } = await studio.spaces(hands.domainId)
    const shared = spaces.map(({ spaceName, isShared }) => [spaceName, isShared])
    expect(Object.fromEntries(shared)).toEqual({ common: true, lab: false })
  })

  test('a space that is just being made is to be looked at again', async () => {
    const { studio, hands } = made()
    await hands.addSpace('lab')
    const { spaces } = await studio.spaces(hands.domainId)
    expect(spaces).toMatchObject([{ status: 'Pending' }])
    await expect(studio.deleteSpace(hands.domainId, 'lab')).rejects.toThrow(StillPending)
    await made().pass()
    await studio.deleteSpace(hands.domainId, 'lab')
  })
}

/** Ada's space, being made, and ways to start and to see the app in it. */
async function begunIn({ studio, hands, pass }: Services) {
  const { domainId } = hands
  const lifecycleConfigArn = await hands.addScript()
  const asked = { domainId, spaceName: 'lab', appType: 'JupyterLab', lifecycleConfigArn }
  await hands.addSpace('lab')
  const start = () => studio.createApp(asked)
  const only = async () => {
    const [app, ...more] = (await studio.apps({ domainId, spaceName: 'lab' })).apps
    expect(more).toEqual([])
    if (!app) throw new Error('there is no app')
    return app
  }
  return { studio, hands, pass, domainId, asked, start, only }
}

function appsContract(made: () => Services): void {
  test('an app starts in a space that is ready, and once', async () => {
    const { studio, pass, domainId, asked, start, only } = await begunIn(made())
    expect(await start()).toBe('taken')
    await pass()
    expect(await studio.apps({ domainId, spaceName: 'lab' })).toEqual({ apps: [] })
    expect(await start()).toBe('started')
    expect(await start()).toBe('taken')
    const app = { appType: 'JupyterLab', appName: 'default', spaceName: 'lab' }
    const createdAt = expect.any(Number)
    expect(await only()).toEqual({ ...app, createdAt, status: 'Pending' })
    await expect(studio.deleteApp(domainId, await only())).rejects.toThrow(StillPending)
    await pass()
    expect(await only()).toEqual({ ...app, createdAt, status: 'InService' })
    expect(await start()).toBe('taken')
    await expect(studio.createApp({ ...asked, spaceName: 'attic' })).rejects.toThrow()
  })

  test('an app goes, its space after it, and gone already is done', async () => {
    const { studio, pass, domainId, start, only } = await begunIn(made())
    await pass()
    await start()
    await pass()
    await expect(studio.deleteSpace(domainId, 'lab')).rejects.toThrow(StillPending)
    await studio.deleteApp(domainId, await only())
    expect(await only()).toMatchObject({ status: 'Deleting' })
    await expect(studio.deleteApp(domainId, await only())).rejects.toThrow(StillPending)
    await expect(studio.deleteSpace(domainId, 'lab')).rejects.toThrow(StillPending)
    await pass()
    const gone = await only()
    expect(gone).toMatchObject({ status: 'Deleted' })
    await studio.deleteApp(domainId, gone)
    await studio.deleteApp(domainId, { ...gone, appName: 'another' })
    await studio.deleteSpace(domainId, 'lab')
  })

  test('an app that went may start again, and is the only one listed', async () => {
    const { studio, pass, domainId, start, only } = await begunIn(made())
    await pass()
    await start()
    await pass()
    await studio.deleteApp(domainId, await only())
    await pass()
    expect(await start()).toBe('started')
    await pass()
    expect(await only()).toMatchObject({ status: 'InService' })
  })

  test('beyond the quota no app starts', async () => {
    const { hands, pass, start } = await begunIn(made())
    await pass()
    hands.setQuota(sageMakerQuotas.apps.code, 0)
    expect(await start()).toBe('no room')
    hands.setQuota(sageMakerQuotas.apps.code, 1)
    expect(await start()).toBe('started')
  })
}

function profileAppsContract(made: () => Services): void {
  test('an app of a profile is its own, and the profile goes after it', async () => {
    const { studio, hands, pass } = made()
    const { domainId } = hands
    await hands.openCanvas()
    const of = { domainId, profileName: 'ada' }
    const [canvas] = (await studio.apps(of)).apps
    const named = { appType: 'Canvas', appName: 'default', profileName: 'ada' }
    expect(canvas).toMatchObject({ ...named, status: 'InService' })
    expect(canvas).not.toHaveProperty('spaceName')
    expect((await studio.apps({ domainId, spaceName: 'lab' })).apps).toEqual([])
    expect((await studio.apps({ domainId: hands.ssoDomainId })).apps).toEqual([])
    await expect(studio.deleteProfile(domainId, 'ada')).rejects.toThrow(StillPending)
    if (canvas) await studio.deleteApp(domainId, canvas)
    await expect(studio.deleteProfile(domainId, 'ada')).rejects.toThrow(StillPending)
    await pass()
    expect((await studio.apps(of)).apps).toMatchObject([{ ...named, status: 'Deleted' }])
    await studio.deleteProfile(domainId, 'ada')
  })
}
