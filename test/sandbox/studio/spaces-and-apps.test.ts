/** Spaces and apps: what must be there first, what must be gone first, how long it takes. */
import { describe, expect, it } from 'vitest'
import { studioFaults } from '../../../sandbox/studio/faults.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import { ACCOUNT, DOMAIN, ROLE, studioWorld } from './studio-world.ts'

const HOUR = 3_600_000
const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }
const profileArn = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/${DOMAIN}/ada`
const seed = {
  userProfiles: [
    { ...ada, UserSettings: { ExecutionRole: ROLE }, Tags: [{ Key: 'team', Value: 'fraud' }] },
  ],
}
const space = { DomainId: DOMAIN, SpaceName: 'lab' }
const privateSpace = {
  ...space,
  OwnershipSettings: { OwnerUserProfileName: 'ada' },
  SpaceSharingSettings: { SharingType: 'Private' },
  SpaceSettings: { AppType: 'JupyterLab' },
}
const lab = { ...space, AppType: 'JupyterLab', AppName: 'default' }
const classic = { ...ada, AppType: 'JupyterServer', AppName: 'default' }

describe('spaces', () => {
  it('wait for their owner to be InService', async () => {
    const { world, studio, refusal } = studioWorld()
    await studio('CreateUserProfile', ada)
    const refused = await refusal('CreateSpace', privateSpace)
    expect(refused.message).toMatch(
      /^Unable to create Space .* because UserProfile .* is not in InService$/,
    )
    await world.clock.quiet(5000)
    await studio('CreateSpace', privateSpace)
    expect(await studio('DescribeSpace', space)).toMatchObject({ Status: 'Pending' })
    await world.clock.quiet(5000)
    expect(await studio('DescribeSpace', space)).toMatchObject({
      Status: 'InService',
      OwnershipSettings: { OwnerUserProfileName: 'ada' },
    })
  })

  it('cannot be deleted while Pending: ValidationException, not ResourceInUse', async () => {
    const { studio, refusal } = studioWorld(seed)
    await studio('CreateSpace', privateSpace)
    expect((await refusal('DeleteSpace', space)).code).toBe('ValidationException')
  })

  it('go twenty seconds after the call, and not while an app is on them', async () => {
    const { world, studio, refusal } = studioWorld(seed)
    await studio('CreateSpace', privateSpace)
    await world.clock.quiet(5000)
    await studio('CreateApp', lab)
    expect((await refusal('DeleteSpace', space)).code).toBe('ResourceInUse')
    await world.clock.quiet(5000)
    await studio('DeleteApp', lab)
    await world.clock.quiet(5000)
    await studio('DeleteSpace', space)
    await world.clock.advance(19_999)
    expect(await studio('DescribeSpace', space)).toMatchObject({ Status: 'Deleting' })
    await world.clock.advance(1)
    expect((await refusal('DescribeSpace', space)).code).toBe('ResourceNotFound')
  })

  it('are InService again before a resized volume is available to apps', async () => {
    const { world, studio, refusal } = studioWorld(seed, {
      'sagemaker.spaceUpdate': { value: 1000, unit: 'ms', ground: 'assumed', source: 'test' },
      'sagemaker.spaceStorageUpdate': {
        value: 5000,
        unit: 'ms',
        ground: 'assumed',
        source: 'test',
      },
    })
    await studio('CreateSpace', privateSpace)
    await world.clock.quiet(5000)
    const storage = { EbsStorageSettings: { EbsVolumeSizeInGb: 50 } }
    await studio('UpdateSpace', { ...space, SpaceSettings: { SpaceStorageSettings: storage } })
    await world.clock.advance(1000)
    expect(await studio('DescribeSpace', space)).toMatchObject({ Status: 'InService' })
    expect(await refusal('CreateApp', lab)).toMatchObject({
      code: 'ResourceInUse',
      message: expect.stringContaining('because storage is not in Available status.'),
    })
    await world.clock.advance(5000)
    expect(await studio('CreateApp', lab)).toHaveProperty('AppArn')
  })

  it('can be listed without a filter by owner', async () => {
    const { world, studio } = studioWorld(seed)
    await studio('CreateSpace', privateSpace)
    await world.clock.quiet(5000)
    const listed = await studio('ListSpaces', { DomainIdEquals: DOMAIN })
    expect(listed.Spaces).toMatchObject([
      {
        SpaceName: 'lab',
        OwnershipSettingsSummary: { OwnerUserProfileName: 'ada' },
        SpaceSharingSettingsSummary: { SharingType: 'Private' },
      },
    ])
  })
})

describe('apps', () => {
  it('take a while to start and carry the tags of their profile', async () => {
    const { world, studio } = studioWorld(seed)
    const { AppArn } = await studio('CreateApp', classic)
    expect(AppArn).toBe(
      `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:app/${DOMAIN}/ada/jupyterserver/default`,
    )
    expect(await studio('DescribeApp', classic)).toMatchObject({ Status: 'Pending' })
    await world.clock.quiet(5000)
    expect(await studio('DescribeApp', classic)).toMatchObject({ Status: 'InService' })
    expect(await studio('ListTags', { ResourceArn: AppArn })).toEqual({
      Tags: [{ Key: 'team', Value: 'fraud' }],
    })
  })

  it('do not take on tags that their profile gets later', async () => {
    const { world, studio } = studioWorld(seed)
    const { AppArn } = await studio('CreateApp', classic)
    await studio('AddTags', { ResourceArn: profileArn, Tags: [{ Key: 'late', Value: '1' }] })
    await world.clock.quiet(5000)
    expect(await studio('ListTags', { ResourceArn: AppArn })).toEqual({
      Tags: [{ Key: 'team', Value: 'fraud' }],
    })
  })

  it('stay listed as Deleted for a day, take no tags then, and vanish after it', async () => {
    const { world, studio, refusal } = studioWorld(seed)
    const { AppArn } = await studio('CreateApp', classic)
    await world.clock.quiet(5000)
    await studio('DeleteApp', classic)
    expect((await refusal('DeleteApp', classic)).code).toBe('ResourceInUse')
    await world.clock.quiet(5000)
    expect(await studio('ListApps', { UserProfileNameEquals: 'ada' })).toMatchObject({
      Apps: [{ Status: 'Deleted' }],
    })
    expect(await refusal('DeleteApp', classic)).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('has already been deleted'),
    })
    expect((await refusal('ListTags', { ResourceArn: AppArn })).code).toBe('ValidationException')
    await world.clock.advance(24 * HOUR)
    expect(await studio('ListApps', { UserProfileNameEquals: 'ada' })).toEqual({ Apps: [] })
    expect((await refusal('DescribeApp', classic)).code).toBe('ResourceNotFound')
  })

  it('can be started again under the same name once deleted', async () => {
    const { world, studio, refusal } = studioWorld(seed)
    await studio('CreateApp', classic)
    expect((await refusal('CreateApp', classic)).code).toBe('ResourceInUse')
    await world.clock.quiet(5000)
    await studio('DeleteApp', classic)
    await world.clock.quiet(5000)
    await studio('CreateApp', classic)
    await world.clock.quiet(5000)
    expect(studioView(world).apps).toMatchObject([{ status: 'InService' }])
  })

  it('that failed cannot be deleted and stand in nobody’s way', async () => {
    const { world, studio, refusal } = studioWorld(seed)
    studioFaults(world).failNext('createApp', 'no capacity')
    await studio('CreateApp', classic)
    await world.clock.quiet(5000)
    expect(await studio('DescribeApp', classic)).toMatchObject({ FailureReason: 'no capacity' })
    expect(await refusal('DeleteApp', classic)).toMatchObject({
      message: expect.stringContaining('previously failed and was automatically deleted'),
    })
    await studio('DeleteUserProfile', ada)
    await world.clock.quiet(5000)
    expect(studioView(world).userProfiles).toEqual([])
  })

  it('name a profile or a space, never both and never neither', async () => {
    const { refusal } = studioWorld(seed)
    const neither = { DomainId: DOMAIN, AppType: 'JupyterServer', AppName: 'default' }
    expect((await refusal('CreateApp', neither)).code).toBe('ValidationException')
    expect((await refusal('CreateApp', { ...classic, SpaceName: 'lab' })).code).toBe(
      'ValidationException',
    )
    expect(
      (await refusal('ListApps', { UserProfileNameEquals: 'ada', SpaceNameEquals: 'lab' })).code,
    ).toBe('ValidationException')
    expect((await refusal('CreateApp', { ...classic, AppType: 'JupyterLab' })).code).toBe(
      'ValidationException',
    )
  })

  it('count against the quota while they run', async () => {
    const { studio, refusal } = studioWorld({ ...seed, quotas: { apps: 1 } })
    await studio('CreateApp', classic)
    const second = await refusal('CreateApp', { ...classic, AppType: 'Canvas' })
    expect(second.code).toBe('ResourceLimitExceeded')
  })
})

describe('deleting a profile', () => {
  it('is refused while an app or an owned space is left, in the words that were seen', async () => {
    const { world, studio, refusal } = studioWorld(seed)
    await studio('CreateApp', classic)
    await studio('CreateSpace', privateSpace)
    const apps = 'App(s) are associated with it.'
    expect(await refusal('DeleteUserProfile', ada)).toEqual({
      code: 'ResourceInUse',
      message: `Unable to delete UserProfile [${profileArn}] because ${apps}`,
    })
    await world.clock.quiet(5000)
    await studio('DeleteApp', classic)
    await world.clock.quiet(5000)
    expect((await refusal('DeleteUserProfile', ada)).message).toContain('because Space(s) are')
    await studio('DeleteSpace', space)
    await world.clock.quiet(5000)
    await studio('DeleteUserProfile', ada)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({ Status: 'Deleting' })
    await world.clock.quiet(5000)
    expect((await refusal('DescribeUserProfile', ada)).code).toBe('ResourceNotFound')
    expect(studioView(world).tags).not.toHaveProperty(profileArn)
  })
})
