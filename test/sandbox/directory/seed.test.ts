/** A seeded directory: silent, repeatable, and quick at the size of a company. */
import { describe, expect, it } from 'vitest'
import { listAll } from '../../../sandbox/directory/list-all.ts'
import { seedDirectory } from '../../../sandbox/directory/seed.ts'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { testWorld } from '../../support/test-world.ts'
import { directoryWorld, identityStoreId, seedUsers, tenantId, token } from './directory-world.ts'

describe('seeding', () => {
  it('leaves no records and shows everything to the sandbox, but no token', () => {
    const { world, records, userId } = directoryWorld({
      users: [
        { UserId: 'abc', UserName: 'jane', DisplayName: 'Jane', UserStatus: 'DISABLED' },
        ...seedUsers(1),
      ],
      groups: [{ GroupId: 'lab', DisplayName: 'Lab', members: ['JANE', 'user-1'] }],
    })
    expect(records).toEqual([])
    const listed = listAll(world)
    expect(listed).toEqual([
      {
        identityStoreId,
        scimTenantIds: [tenantId],
        users: [
          {
            userId: 'abc',
            userName: 'jane',
            displayName: 'Jane',
            status: 'DISABLED',
            groupIds: ['lab'],
          },
          {
            userId: userId('user-1'),
            userName: 'user-1',
            displayName: 'User 1',
            status: 'ENABLED',
            groupIds: ['lab'],
          },
        ],
        groups: [{ groupId: 'lab', displayName: 'Lab', userIds: ['abc', userId('user-1')] }],
      },
    ])
    expect(JSON.stringify(listed)).not.toContain(token)
  })

  it('draws the same ids from the same seed, in either form', () => {
    const idsOf = (idForm: 'plain' | 'prefixed') =>
      directoryWorld({ users: seedUsers(3), idForm })
        .store.users.ordered.all()
        .map(({ userId }) => userId)
    expect(idsOf('plain')).toEqual(idsOf('plain'))
    for (const id of idsOf('plain'))
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    for (const id of idsOf('prefixed')) expect(id).toMatch(/^906791299c-[0-9a-f]{8}-/)
  })

  it('refuses a member nobody is, and a name given twice', () => {
    const seed = {
      identityStoreId,
      scim: { tenantId, tokenId: 'id', token },
      users: seedUsers(1),
      groups: [{ DisplayName: 'Lab', members: ['jane'] }],
    }
    expect(() => seedDirectory(testWorld(), seed)).toThrow('"Lab" has the member "jane"')
    const twice = { ...seed, groups: [], users: [...seedUsers(1), ...seedUsers(1)] }
    expect(() => seedDirectory(testWorld(), twice)).toThrow('Duplicate UserName')
  })
})

describe('a directory of 10,000 users', () => {
  it('lists a group of 10 in one page, and pages through all in 100', async () => {
    const directory = directoryWorld({
      users: seedUsers(10_000),
      groups: [
        { DisplayName: 'Ten', members: seedUsers(10).map(({ UserName }) => UserName) },
        { DisplayName: 'All', members: seedUsers(10_000).map(({ UserName }) => UserName) },
      ],
    })
    requestRates(directory.world).enforced = false
    const list = (input: object) =>
      directory.call('identitystore', 'ListGroupMemberships', {
        IdentityStoreId: identityStoreId,
        ...input,
      })
    const ten = await list({ GroupId: directory.groupId('Ten') })
    expect(ten.GroupMemberships).toHaveLength(10)
    expect(ten.NextToken).toBeUndefined()
    let pages = 0
    let next: object | undefined = {}
    while (next) {
      const page = await list({ GroupId: directory.groupId('All'), ...next })
      pages++
      next = page.NextToken === undefined ? undefined : { NextToken: page.NextToken }
    }
    expect(pages).toBe(100)
  })
})
