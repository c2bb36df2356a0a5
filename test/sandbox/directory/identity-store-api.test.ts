/** The Identity Store API: its good and bad paths, in the words of its model. */
import { describe, expect, it } from 'vitest'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { directoryWorld, identityStoreId, seedUsers } from './directory-world.ts'

const groups = [
  { DisplayName: 'Lab', members: ['user-1', 'user-2'] },
  { DisplayName: 'Office', members: ['user-2'] },
]
const unknownId = '22c554e4-c091-708a-0ec5-08b46733f1a2'

function office(users = 3) {
  const directory = directoryWorld({ users: seedUsers(users), groups })
  const api = (name: string, input: object) =>
    directory.call('identitystore', name, { IdentityStoreId: identityStoreId, ...input })
  return { ...directory, api }
}

const jane = {
  UserName: 'jane',
  DisplayName: 'Jane Doe',
  Name: { GivenName: 'Jane', FamilyName: 'Doe' },
  Emails: [{ Value: 'jane@example.com', Type: 'work', Primary: true }],
}

const unique = (AttributePath: string, AttributeValue: string) => ({
  AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
})

describe('the Identity Store', () => {
  it('takes 20 calls a second of each operation, whoever calls', async () => {
    const { api, world } = office()
    const looks = (name: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => api(name, {})))
    await looks('ListUsers', 20)
    await looks('ListGroups', 20)
    const throttled = { code: 'ThrottlingException', status: 429 }
    await expect(looks('ListUsers', 1)).rejects.toMatchObject(throttled)
    await world.clock.advance(500)
    await looks('ListUsers', 10)
    await expect(looks('ListUsers', 1)).rejects.toMatchObject(throttled)
    expect(requestRates(world).refused).toEqual(new Map([['identitystore ListUsers', 2]]))
  })
})

describe('users', () => {
  it('are created enabled, described, found and deleted', async () => {
    const { api } = office()
    const { UserId } = await api('CreateUser', jane)
    expect(await api('DescribeUser', { UserId })).toMatchObject({
      ...jane,
      UserId,
      IdentityStoreId: identityStoreId,
      UserStatus: 'ENABLED',
      CreatedAt: Date.UTC(2026, 10, 21, 10) / 1000,
    })
    expect((await api('GetUserId', unique('userName', 'JANE'))).UserId).toBe(UserId)
    expect((await api('GetUserId', unique('emails.value', 'jane@example.com'))).UserId).toBe(UserId)
    expect(await api('DeleteUser', { UserId })).toEqual({})
    await expect(api('DescribeUser', { UserId })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
      message: 'USER not found.',
      fields: { ResourceType: 'USER', ResourceId: UserId },
    })
    await expect(api('DeleteUser', { UserId })).rejects.toMatchObject({ status: 404 })
  })

  it('are updated by attribute paths, all or nothing', async () => {
    const { api } = office()
    const { UserId } = await api('CreateUser', jane)
    const update = (...Operations: object[]) => api('UpdateUser', { UserId, Operations })
    await update(
      { AttributePath: 'displayName', AttributeValue: 'Jane Roe' },
      { AttributePath: 'name.familyName', AttributeValue: 'Roe' },
      { AttributePath: 'emails', AttributeValue: [{ value: 'roe@example.com', primary: true }] },
    )
    const user = await api('DescribeUser', { UserId })
    expect(user).toMatchObject({
      DisplayName: 'Jane Roe',
      Name: { GivenName: 'Jane', FamilyName: 'Roe' },
      Emails: [{ Value: 'roe@example.com', Primary: true }],
    })
    await update({ AttributePath: 'emails', AttributeValue: null })
    expect((await api('DescribeUser', { UserId })).Emails).toBeUndefined()
    const bad = [
      { AttributePath: 'title', AttributeValue: 'Lead' },
      { AttributePath: 'userStatus', AttributeValue: 'DISABLED' },
    ]
    await expect(update(...bad)).rejects.toMatchObject({ code: 'ValidationException' })
    expect((await api('DescribeUser', { UserId })).Title).toBeUndefined()
    await expect(
      update({ AttributePath: 'userName', AttributeValue: 'User-1' }),
    ).rejects.toMatchObject({ code: 'ConflictException', message: 'Duplicate UserName' })
  })

  it.each([
    [{ UserName: 'USER-1' }, 'ConflictException', 'Duplicate UserName'],
    [{ UserName: undefined }, 'ValidationException', 'userName is a required attribute'],
    [{ Name: {} }, 'ValidationException', 'givenName is a required attribute'],
    [{ UserName: 'a b' }, 'ValidationException', "at 'userName' failed to satisfy constraint"],
    [{ UserName: 'x'.repeat(129) }, 'ValidationException', 'less than or equal to 128'],
    [{ Emails: [...jane.Emails, ...jane.Emails] }, 'ValidationException', "at 'emails'"],
    [{ DisplayName: 7 }, 'SerializationException', 'NUMBER_VALUE cannot be converted to String'],
  ])('are refused with %j', async (change, code, sentence) => {
    const { api, store } = office()
    const refusal = expect(api('CreateUser', { ...jane, ...change })).rejects
    await refusal.toMatchObject({ code, message: expect.stringContaining(sentence) })
    expect(store.users.ordered.size).toBe(3)
  })

  it('keep nothing the API does not know', async () => {
    const { api } = office()
    const { UserId } = await api('CreateUser', { ...jane, ShoeSize: 42, UserStatus: 'DISABLED' })
    const user = await api('DescribeUser', { UserId })
    expect([user.ShoeSize, user.UserStatus]).toEqual([undefined, 'ENABLED'])
  })

  it('conflict with status 409 and the reason', async () => {
    const { api } = office()
    await expect(api('CreateUser', { ...jane, UserName: 'user-1' })).rejects.toMatchObject({
      status: 409,
      fields: { Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION' },
    })
  })

  it('are listed in pages, or by the deprecated filter', async () => {
    const { api } = office(250)
    const seen: string[] = []
    let next: object = {}
    do {
      const page = await api('ListUsers', { MaxResults: 100, ...next })
      seen.push(...page.Users.map((user: { UserName: string }) => user.UserName))
      next = page.NextToken === undefined ? {} : { NextToken: page.NextToken }
    } while ('NextToken' in next)
    expect(seen).toEqual(seedUsers(250).map(({ UserName }) => UserName))
    const Filters = [{ AttributePath: 'UserName', AttributeValue: 'user-7' }]
    expect((await api('ListUsers', { Filters })).Users).toHaveLength(1)
    await expect(api('ListUsers', { MaxResults: 101 })).rejects.toMatchObject({
      code: 'ValidationException',
    })
    await expect(api('ListUsers', { NextToken: 'made-up' })).rejects.toMatchObject({
      code: 'ValidationException',
    })
  })

  it('are not found by what nobody has', async () => {
    const { api } = office()
    await expect(api('GetUserId', unique('userName', 'nobody'))).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      fields: { ResourceType: 'USER' },
    })
    await expect(api('GetUserId', unique('displayName', 'User 1'))).rejects.toMatchObject({
      code: 'ValidationException',
    })
    const ExternalId = { Issuer: 'https://idp', Id: '1' }
    await expect(api('GetUserId', { AlternateIdentifier: { ExternalId } })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    })
  })
})

describe('groups', () => {
  it('are created, described, renamed, found and deleted with their memberships', async () => {
    const { api, store, userId } = office()
    const { GroupId } = await api('CreateGroup', { DisplayName: 'Board', Description: 'Seven' })
    await api('UpdateGroup', {
      GroupId,
      Operations: [{ AttributePath: 'displayName', AttributeValue: 'The board' }],
    })
    expect(await api('DescribeGroup', { GroupId })).toMatchObject({
      DisplayName: 'The board',
      Description: 'Seven',
    })
    expect((await api('GetGroupId', unique('displayName', 'The board'))).GroupId).toBe(GroupId)
    await api('CreateGroupMembership', { GroupId, MemberId: { UserId: userId('user-3') } })
    await api('DeleteGroup', { GroupId })
    expect(store.memberships.ofUser(userId('user-3')).size).toBe(0)
    await expect(api('DescribeGroup', { GroupId })).rejects.toMatchObject({
      message: 'GROUP not found.',
    })
  })

  it('are refused with a taken name, no name or an unknown attribute', async () => {
    const { api, groupId } = office()
    await expect(api('CreateGroup', { DisplayName: 'Lab' })).rejects.toMatchObject({
      code: 'ConflictException',
      message: 'Duplicate GroupDisplayName',
    })
    await expect(api('CreateGroup', {})).rejects.toMatchObject({ code: 'ValidationException' })
    const update = (AttributePath: string, AttributeValue: unknown) =>
      api('UpdateGroup', {
        GroupId: groupId('Lab'),
        Operations: [{ AttributePath, AttributeValue }],
      })
    await expect(update('members', 'x')).rejects.toMatchObject({ code: 'ValidationException' })
    await expect(update('displayName', 'Office')).rejects.toMatchObject({ status: 409 })
    await expect(update('displayName', 7)).rejects.toMatchObject({ status: 400 })
  })

  it('are listed in pages, or by the deprecated filter', async () => {
    const { api } = office()
    const first = await api('ListGroups', { MaxResults: 1 })
    const second = await api('ListGroups', { MaxResults: 1, NextToken: first.NextToken })
    const listed = [...first.Groups, ...second.Groups]
    expect(listed.map(({ DisplayName }) => DisplayName)).toEqual(['Lab', 'Office'])
    expect(second.NextToken).toBeUndefined()
    const Filters = [{ AttributePath: 'DisplayName', AttributeValue: 'Office' }]
    expect((await api('ListGroups', { Filters })).Groups).toHaveLength(1)
  })
})

describe('memberships', () => {
  it('are made, described, found by either side and ended by their id alone', async () => {
    const { api, userId, groupId, membersOf } = office()
    const pair = { GroupId: groupId('Lab'), MemberId: { UserId: userId('user-3') } }
    const { MembershipId } = await api('CreateGroupMembership', pair)
    expect(await api('DescribeGroupMembership', { MembershipId })).toMatchObject(pair)
    expect((await api('GetGroupMembershipId', pair)).MembershipId).toBe(MembershipId)
    const { GroupMemberships } = await api('ListGroupMembershipsForMember', {
      MemberId: pair.MemberId,
    })
    expect(GroupMemberships).toMatchObject([{ MembershipId, ...pair }])
    expect(membersOf('Lab')).toEqual(['user-1', 'user-2', 'user-3'])
    await api('DeleteGroupMembership', { MembershipId })
    expect(membersOf('Lab')).toEqual(['user-1', 'user-2'])
    await expect(api('DeleteGroupMembership', { MembershipId })).rejects.toMatchObject({
      fields: { ResourceType: 'GROUP_MEMBERSHIP' },
    })
    await expect(api('GetGroupMembershipId', pair)).rejects.toMatchObject({ status: 404 })
  })

  it('are refused twice, and for a group or a user nobody knows', async () => {
    const { api, userId, groupId } = office()
    const create = (GroupId: string, UserId: string) =>
      api('CreateGroupMembership', { GroupId, MemberId: { UserId } })
    await expect(create(groupId('Lab'), userId('user-1'))).rejects.toMatchObject({ status: 409 })
    await expect(create(unknownId, userId('user-1'))).rejects.toMatchObject({
      message: 'GROUP not found.',
    })
    await expect(create(groupId('Lab'), unknownId)).rejects.toMatchObject({
      message: 'Member does not exist',
    })
    await expect(create(groupId('Lab'), 'not an id')).rejects.toMatchObject({
      code: 'ValidationException',
    })
  })

  it('are told for up to 100 groups in one question', async () => {
    const { api, userId, groupId } = office()
    const GroupIds = [groupId('Lab'), groupId('Office'), unknownId]
    const { Results } = await api('IsMemberInGroups', {
      MemberId: { UserId: userId('user-1') },
      GroupIds,
    })
    const answers = Results.map((result: { MembershipExists: boolean }) => result.MembershipExists)
    expect(answers).toEqual([true, false, false])
    const many = Array.from({ length: 101 }, () => unknownId)
    await expect(
      api('IsMemberInGroups', { MemberId: { UserId: userId('user-1') }, GroupIds: many }),
    ).rejects.toMatchObject({ code: 'ValidationException' })
    await expect(
      api('IsMemberInGroups', { MemberId: { UserId: unknownId }, GroupIds }),
    ).rejects.toMatchObject({ code: 'ResourceNotFoundException' })
  })

  it('of a group are listed in pages, and of an unknown group refused', async () => {
    const directory = directoryWorld({
      users: seedUsers(130),
      groups: [{ DisplayName: 'All', members: seedUsers(130).map(({ UserName }) => UserName) }],
    })
    const list = (input: object) =>
      directory.call('identitystore', 'ListGroupMemberships', {
        IdentityStoreId: identityStoreId,
        ...input,
      })
    const GroupId = directory.groupId('All')
    const first = await list({ GroupId })
    const second = await list({ GroupId, NextToken: first.NextToken })
    expect([first.GroupMemberships.length, second.GroupMemberships.length]).toEqual([100, 30])
    expect(second.NextToken).toBeUndefined()
    await expect(list({ GroupId: unknownId })).rejects.toMatchObject({
      message: 'GROUP not found.',
    })
  })
})

describe('every action', () => {
  it('refuses an identity store nobody knows, and a request without one', async () => {
    const { call } = office()
    await expect(
      call('identitystore', 'ListUsers', { IdentityStoreId: 'd-0000000000' }),
    ).rejects.toMatchObject({ fields: { ResourceType: 'IDENTITY_STORE' } })
    await expect(call('identitystore', 'ListUsers', {})).rejects.toMatchObject({
      message:
        "1 validation error detected: Value at 'identityStoreId' failed to satisfy constraint: " +
        'Member must not be null',
    })
  })
})
