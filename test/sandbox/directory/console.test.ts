/** The console's door changes the same directory as the others. */
import { describe, expect, it } from 'vitest'
import { directoryWorld, identityStoreId, seedUsers } from './directory-world.ts'

const unknownId = '22c554e4-c091-708a-0ec5-08b46733f1a2'

function office() {
  const directory = directoryWorld({
    users: seedUsers(2),
    groups: [{ DisplayName: 'Lab', members: ['user-1'] }],
  })
  const press = (name: string, input: object) =>
    directory.call('sso-directory', name, { IdentityStoreId: identityStoreId, ...input })
  return { ...directory, press }
}

describe('the console', () => {
  it('adds and removes members', async () => {
    const { press, groupId, userId, membersOf } = office()
    const change = { GroupId: groupId('Lab'), Member: { MemberId: userId('user-2') } }
    await press('AddMemberToGroup', change)
    expect(membersOf('Lab')).toEqual(['user-1', 'user-2'])
    await expect(press('AddMemberToGroup', change)).rejects.toMatchObject({ status: 409 })
    await press('RemoveMemberFromGroup', change)
    expect(membersOf('Lab')).toEqual(['user-1'])
    await expect(press('RemoveMemberFromGroup', change)).rejects.toMatchObject({ status: 404 })
  })

  it('creates, changes, disables, enables and deletes a user', async () => {
    const { press, store } = office()
    const { User } = await press('CreateUser', {
      UserName: 'jane',
      DisplayName: 'Jane Doe',
      Name: { GivenName: 'Jane', FamilyName: 'Doe' },
    })
    const { UserId } = User
    await press('UpdateUser', { UserId, DisplayName: 'Jane Roe' })
    expect(store.users.get(UserId).attributes).toMatchObject({
      UserName: 'jane',
      DisplayName: 'Jane Roe',
    })
    await press('DisableUser', { UserId })
    expect(store.users.get(UserId).status).toBe('DISABLED')
    await press('EnableUser', { UserId })
    expect(store.users.get(UserId).status).toBe('ENABLED')
    await press('DeleteUser', { UserId })
    expect(store.users.find(UserId)).toBeUndefined()
  })

  it('creates, renames and deletes a group', async () => {
    const { press, store } = office()
    const { Group } = await press('CreateGroup', { DisplayName: 'Board', Description: 'Seven' })
    const { GroupId } = Group
    await press('UpdateGroup', { GroupId, DisplayName: 'The board' })
    expect(store.groups.get(GroupId)).toMatchObject({
      displayName: 'The board',
      description: 'Seven',
    })
    await press('DeleteGroup', { GroupId })
    expect(store.groups.find(GroupId)).toBeUndefined()
  })

  it.each([
    ['AddMemberToGroup', { GroupId: unknownId, Member: { MemberId: unknownId } }, 404],
    ['AddMemberToGroup', { GroupId: unknownId, Member: {} }, 400],
    ['AddMemberToGroup', {}, 400],
    ['DisableUser', { UserId: unknownId }, 404],
    ['DisableUser', { UserId: 7 }, 400],
    ['DeleteGroup', { GroupId: unknownId }, 404],
    ['CreateGroup', { DisplayName: 'Lab' }, 409],
    ['CreateUser', { UserName: 'USER-1', DisplayName: 'x', Name: { GivenName: 'a' } }, 400],
    ['UpdateUser', { UserId: unknownId, DisplayName: 'x' }, 404],
    ['UpdateGroup', { GroupId: unknownId, DisplayName: 'x' }, 404],
  ])('refuses %s with %j as %d', async (name, input, status) => {
    await expect(office().press(name, input)).rejects.toMatchObject({ status })
  })
})
