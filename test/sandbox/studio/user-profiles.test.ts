/** User profiles: states over time, preconditions, names, paging, errors. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studioFaults } from '../../../sandbox/studio/faults.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import { testSeed } from '../../support/seed.ts'
import { ACCOUNT, DOMAIN, iamDomain, ROLE, studioWorld } from './studio-world.ts'

const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }
const seconds = { unit: 'ms', ground: 'assumed', source: 'test' } as const

describe('creating a profile', () => {
  it('is Pending until the create time has passed, then InService', async () => {
    const { world, studio } = studioWorld(
      {},
      { 'sagemaker.userProfileCreate': { ...seconds, value: 9000 } },
    )
    const created = await studio('CreateUserProfile', {
      ...ada,
      UserSettings: { ExecutionRole: ROLE },
    })
    expect(created).toEqual({
      UserProfileArn: `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/${DOMAIN}/ada`,
    })
    await world.clock.advance(8999)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({ Status: 'Pending' })
    await world.clock.advance(1)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({
      Status: 'InService',
      HomeEfsFileSystemUid: '200001',
      UserSettings: { ExecutionRole: ROLE },
    })
  })

  it('lets time pass by itself, so that a quiet world has no pending profile', async () => {
    const { world, studio } = studioWorld()
    await studio('CreateUserProfile', ada)
    expect(await world.clock.quiet(5000)).toBe(true)
    expect(studioView(world).userProfiles).toMatchObject([{ status: 'InService' }])
  })

  it('ends in Failed with the reason a test asked for', async () => {
    const { world, studio } = studioWorld()
    studioFaults(world).failNext('createUserProfile', 'EFS mount target is not available')
    await studio('CreateUserProfile', ada)
    await world.clock.quiet(5000)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({
      Status: 'Failed',
      FailureReason: 'EFS mount target is not available',
    })
    await studio('DeleteUserProfile', ada)
    await world.clock.quiet(5000)
    expect(studioView(world).userProfiles).toEqual([])
  })

  it('refuses a name that differs from another in case alone', async () => {
    const { studio, refusal } = studioWorld()
    await studio('CreateUserProfile', ada)
    const second = await refusal('CreateUserProfile', { ...ada, UserProfileName: 'ADA' })
    expect(second.code).toBe('ResourceInUse')
    expect(await studio('DescribeUserProfile', { ...ada, UserProfileName: 'Ada' })).toMatchObject({
      UserProfileName: 'ada',
    })
  })

  it('gives each profile a home of its own, and a new one to a name used again', async () => {
    const { world, studio } = studioWorld()
    for (const UserProfileName of ['one', 'two']) {
      await studio('CreateUserProfile', { DomainId: DOMAIN, UserProfileName })
    }
    await world.clock.quiet(5000)
    await studio('DeleteUserProfile', { DomainId: DOMAIN, UserProfileName: 'one' })
    await world.clock.quiet(5000)
    await studio('CreateUserProfile', { DomainId: DOMAIN, UserProfileName: 'one' })
    const homes = studioView(world).userProfiles.map((one) => one.homeEfsFileSystemUid)
    expect(homes).toEqual(['200002', '200003'])
  })

  it('refuses what the API model forbids, in the text AWS uses', async () => {
    const { refusal } = studioWorld()
    const name = `${'x'.repeat(63)}.`
    expect(await refusal('CreateUserProfile', { ...ada, UserProfileName: name })).toEqual({
      code: 'ValidationException',
      message:
        `2 validation errors detected: Value '${name}' at 'userProfileName' failed to satisfy ` +
        'constraint: Member must satisfy regular expression pattern: ' +
        `^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}; Value '${name}' at 'userProfileName' failed to ` +
        'satisfy constraint: Member must have length less than or equal to 63',
    })
    const tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }))
    expect((await refusal('CreateUserProfile', { ...ada, Tags: tags })).message).toContain(
      'Member must have length less than or equal to 50',
    )
    expect((await refusal('CreateUserProfile', { DomainId: DOMAIN })).message).toContain(
      "Value null at 'userProfileName'",
    )
  })

  it('accepts exactly the names the documentation describes', async () => {
    const documented = (name: string) =>
      name.length <= 63 && /^[a-zA-Z0-9-]+$/.test(name) && !/^-|-$/.test(name)
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'aZ0-_.@'), maxLength: 70 }),
        async (name) => {
          const { studio } = studioWorld()
          const created = await studio('CreateUserProfile', { ...ada, UserProfileName: name }).then(
            () => true,
            () => false,
          )
          expect(created).toBe(documented(name))
        },
      ),
      { seed: testSeed() },
    )
  })

  it('refuses an unknown domain as invalid, since the model knows no other error', async () => {
    const { refusal } = studioWorld()
    const refused = await refusal('CreateUserProfile', { ...ada, DomainId: 'd-other' })
    expect(refused.code).toBe('ValidationException')
  })

  it('refuses more profiles than the account may have', async () => {
    const { studio, refusal } = studioWorld({ quotas: { userProfiles: 1 } })
    await studio('CreateUserProfile', ada)
    const second = await refusal('CreateUserProfile', { ...ada, UserProfileName: 'grace' })
    expect(second.code).toBe('ResourceLimitExceeded')
  })
})

describe('the two modes of a domain', () => {
  const sso = { ...iamDomain, AuthMode: 'SSO' } as const
  const user = { SingleSignOnUserIdentifier: 'UserName', SingleSignOnUserValue: 'ada@example.com' }

  it('binds a profile of an SSO domain to one user name, once', async () => {
    const { studio, refusal } = studioWorld({ domains: [sso] })
    expect((await refusal('CreateUserProfile', ada)).code).toBe('ValidationException')
    await studio('CreateUserProfile', { ...ada, ...user })
    expect(await studio('DescribeUserProfile', ada)).toMatchObject(user)
    const second = await refusal('CreateUserProfile', { ...ada, ...user, UserProfileName: 'ada-2' })
    expect(second.code).toBe('ResourceInUse')
  })

  it('allows no user name in an IAM domain', async () => {
    const { refusal } = studioWorld()
    expect((await refusal('CreateUserProfile', { ...ada, ...user })).code).toBe(
      'ValidationException',
    )
  })
})

describe('updating a profile', () => {
  it('is Updating for a while, replaces the members sent and keeps the others', async () => {
    const { world, studio, refusal } = studioWorld({
      userProfiles: [{ ...ada, UserSettings: { ExecutionRole: ROLE, SecurityGroups: ['sg-1'] } }],
    })
    const inert = `arn:aws:iam::${ACCOUNT}:role/inert`
    const update = { ...ada, UserSettings: { ExecutionRole: inert } }
    await studio('UpdateUserProfile', update)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({ Status: 'Updating' })
    expect((await refusal('UpdateUserProfile', update)).code).toBe('ResourceInUse')
    await world.clock.quiet(5000)
    expect(await studio('DescribeUserProfile', ada)).toMatchObject({
      Status: 'InService',
      UserSettings: { ExecutionRole: inert, SecurityGroups: ['sg-1'] },
    })
  })

  it('can be asked for again after Update_Failed', async () => {
    const { world, studio } = studioWorld({ userProfiles: [ada] })
    studioFaults(world).failNext('updateUserProfile', 'broken')
    await studio('UpdateUserProfile', { ...ada, UserSettings: { ExecutionRole: ROLE } })
    await world.clock.quiet(5000)
    expect(studioView(world).userProfiles).toMatchObject([
      { status: 'Update_Failed', userSettings: {} },
    ])
    await studio('UpdateUserProfile', { ...ada, UserSettings: { ExecutionRole: ROLE } })
    await world.clock.quiet(5000)
    expect(studioView(world).userProfiles).toMatchObject([
      { status: 'InService', userSettings: { ExecutionRole: ROLE } },
    ])
  })
})

describe('finding profiles', () => {
  it('lists ten at a time unless told, and all of them by following the tokens', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `user-${index}`)
    const { studio } = studioWorld({
      userProfiles: names.map((UserProfileName) => ({ DomainId: DOMAIN, UserProfileName })),
    })
    const sizes: number[] = []
    const seen: unknown[] = []
    let token: unknown
    do {
      const page = await studio('ListUserProfiles', {
        DomainIdEquals: DOMAIN,
        ...(token !== undefined && { NextToken: token }),
      })
      const profiles = page.UserProfiles as Array<{ UserProfileName: string }>
      sizes.push(profiles.length)
      seen.push(...profiles.map((profile) => profile.UserProfileName))
      token = page.NextToken
    } while (token !== undefined)
    expect(sizes).toEqual([10, 10, 3])
    expect(seen).toEqual(names)
  })

  it('filters by part of a name and sorts either way', async () => {
    const userProfiles = ['u-team1', 'u-team10', 'u-other'].map((UserProfileName) => ({
      DomainId: DOMAIN,
      UserProfileName,
    }))
    const { studio } = studioWorld({ userProfiles })
    const listed = await studio('ListUserProfiles', {
      UserProfileNameContains: 'TEAM1',
      SortOrder: 'Descending',
    })
    expect(listed.UserProfiles).toMatchObject([
      { UserProfileName: 'u-team10' },
      { UserProfileName: 'u-team1' },
    ])
  })

  it('refuses pages above a hundred and tokens it never gave', async () => {
    const { refusal } = studioWorld()
    expect((await refusal('ListUserProfiles', { MaxResults: 101 })).message).toContain(
      "Value '101' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value less than or equal to 100',
    )
    expect((await refusal('ListUserProfiles', { NextToken: 'made-up' })).code).toBe(
      'ValidationException',
    )
  })

  it('says ResourceNotFound for what is not there, in another account too', async () => {
    const { call, refusal } = studioWorld({ userProfiles: [ada] })
    for (const action of ['DescribeUserProfile', 'DeleteUserProfile', 'UpdateUserProfile']) {
      const refused = await refusal(action, { ...ada, UserProfileName: 'nobody' })
      expect(refused.code).toBe('ResourceNotFound')
    }
    const stranger = { arn: 'operator', accessKeyId: 'AKIA', accountId: '999988887777' }
    await expect(call('sagemaker', 'DescribeUserProfile', ada, stranger)).rejects.toMatchObject({
      code: 'ResourceNotFound',
      status: 400,
    })
  })
})
