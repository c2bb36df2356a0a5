/** The SCIM endpoint: who may call it, what it lists, and what it says of itself. */
import { describe, expect, it } from 'vitest'
import { directoryWorld, type ScimBody, seedUsers, tenantId, token } from '../directory-world.ts'

const groups = [
  { DisplayName: 'Lab', members: ['user-1', 'user-2'] },
  { DisplayName: 'Office', members: ['user-2'] },
]
const office = () => directoryWorld({ users: seedUsers(3), groups })
const names = (body: ScimBody) =>
  body.Resources.map(({ userName, displayName }) => userName ?? displayName)

describe('authorization', () => {
  const bearer = { authorization: `Bearer ${token}` }

  it('takes the tenant from the path, or from the token when the path has none', async () => {
    const directory = office()
    for (const base of [`/${tenantId}/scim/v2`, '/scim/v2']) {
      const { status } = await directory.request('GET', `${base}/Users`, { headers: bearer })
      expect(status).toBe(200)
    }
  })

  it.each([
    ['no token', '/scim/v2/Users', {}],
    ['a wrong token', '/scim/v2/Users', { authorization: 'Bearer wrong' }],
    ['another scheme', '/scim/v2/Users', { authorization: `Basic ${token}` }],
    ['the tenant of another', '/another/scim/v2/Users', bearer],
  ])('refuses %s with 401 in SCIM form, and leaves no record', async (_, address, headers) => {
    const directory = office()
    const { status, body } = await directory.request('GET', address, { headers })
    expect([status, body.status]).toEqual([401, '401'])
    expect(body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
    expect(directory.records).toEqual([])
  })

  it.each(['/Bulk', '/Me', '/Users/.search', '/Nothing'])('knows no %s', async (path) => {
    expect((await office().scim('POST', path, {})).status).toBe(400)
  })

  it('refuses a body that is no JSON', async () => {
    const { status, body } = await office().request('POST', '/scim/v2/Users', {
      headers: bearer,
      body: '{"userName": ',
    })
    expect(status).toBe(400)
    expect(body.detail).toContain('not JSON')
  })
})

describe('lists', () => {
  it('are found by the documented filters', async () => {
    const directory = office()
    const user = directory.userId('user-2')
    const lab = directory.groupId('Lab')
    const found = async (path: string, filter: string) =>
      names((await directory.scim('GET', `${path}?filter=${encodeURIComponent(filter)}`)).body)
    expect(await found('/Users', 'userName eq "USER-2"')).toEqual(['user-2'])
    expect(await found('/Users', `groups.value eq "${lab}"`)).toEqual(['user-1', 'user-2'])
    expect(await found('/Users', `id eq "${user}"`)).toEqual(['user-2'])
    expect(await found('/Users', 'userName eq "nobody"')).toEqual([])
    expect(await found('/Groups', 'displayName eq "Lab"')).toEqual(['Lab'])
    expect(await found('/Groups', `members.value eq "${user}"`)).toEqual(['Lab', 'Office'])
    expect(await found('/Groups', `id eq "${lab}" and members eq "${user}"`)).toEqual(['Lab'])
    expect(await found('/Groups', `member eq "${user}" and id eq "${lab}"`)).toEqual(['Lab'])
    const stranger = directory.userId('user-3')
    expect(await found('/Groups', `id eq "${lab}" and members eq "${stranger}"`)).toEqual([])
  })

  it('are found by external id and by manager', async () => {
    const directory = office()
    const value = directory.userId('user-1')
    await directory.scim('POST', '/Users', {
      externalId: 'e-1',
      userName: 'jane',
      displayName: 'Jane',
      name: { givenName: 'J', familyName: 'D' },
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value } },
    })
    await directory.scim('POST', '/Groups', { displayName: 'Board', externalId: 'g-1' })
    const found = async (path: string, filter: string) =>
      names((await directory.scim('GET', `${path}?filter=${encodeURIComponent(filter)}`)).body)
    expect(await found('/Users', 'externalId eq "e-1"')).toEqual(['jane'])
    const jane = directory.userId('jane')
    expect(await found('/Users', `id eq "${jane}" and manager eq "${value}"`)).toEqual(['jane'])
    expect(await found('/Users', `manager eq "x" and id eq "${jane}"`)).toEqual([])
    expect(await found('/Groups', 'externalId eq "g-1"')).toEqual(['Board'])
  })

  it.each([
    ['/Users', 'userName ne "x"'],
    ['/Users', 'userName co "x"'],
    ['/Users', 'userName eq "x" or userName eq "y"'],
    ['/Users', 'displayName eq "x"'],
    ['/Users', 'userName eq "x" and externalId eq "y"'],
    ['/Users', 'userName pr'],
    ['/Groups', 'displayName eq Lab'],
    ['/Groups', 'members eq "x"'],
  ])('refuse 400 %s?filter=%s', async (path, filter) => {
    const { status } = await office().scim('GET', `${path}?filter=${encodeURIComponent(filter)}`)
    expect(status).toBe(400)
  })

  it('of groups refuse 404 a member nobody knows', async () => {
    const filter = encodeURIComponent('members.value eq "nobody"')
    expect((await office().scim('GET', `/Groups?filter=${filter}`)).status).toBe(404)
  })

  it('page by cursor over 250 users, each exactly once, whoever is deleted meanwhile', async () => {
    const directory = directoryWorld({ users: seedUsers(251) })
    const seen: string[] = []
    let query: string | undefined = '?cursor'
    while (query !== undefined) {
      const { body } = await directory.scim('GET', `/Users${query}`)
      expect(body.totalResults).toBeUndefined()
      seen.push(...names(body))
      query = body.nextCursor === undefined ? undefined : `?cursor=${body.nextCursor}`
      if (directory.userId('user-1') !== 'nobody')
        await directory.scim('DELETE', `/Users/${directory.userId('user-1')}`)
    }
    expect(seen).toEqual(seedUsers(251).map(({ UserName }) => UserName))
  })

  it('without a cursor show the first 100 and count only them', async () => {
    const directory = directoryWorld({ users: seedUsers(150) })
    const { body } = await directory.scim('GET', '/Users?startIndex=1')
    expect(body).toMatchObject({ totalResults: 100, itemsPerPage: 100, startIndex: 1 })
    expect(body.Resources).toHaveLength(100)
    expect((await directory.scim('GET', '/Users?count=7')).body.itemsPerPage).toBe(7)
  })

  it('refuse a count out of range, a made-up cursor and a filter that changed', async () => {
    const directory = directoryWorld({ users: seedUsers(150), groups })
    for (const query of ['count=0', 'count=101', 'count=x', 'cursor=made-up'])
      expect((await directory.scim('GET', `/Users?${query}`)).status).toBe(400)
    const { body } = await directory.scim('GET', '/Users?cursor')
    const filter = encodeURIComponent(`groups.value eq "${directory.groupId('Lab')}"`)
    const changed = await directory.scim('GET', `/Users?cursor=${body.nextCursor}&filter=${filter}`)
    expect(changed.status).toBe(400)
  })
})

describe('what the endpoint says of itself', () => {
  it('names patch and filter, and neither bulk nor sort', async () => {
    const { status, body } = await office().scim('GET', '/ServiceProviderConfig')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      patch: { supported: true },
      filter: { supported: true },
      bulk: { supported: false },
      sort: { supported: false },
    })
  })

  it('lists its resource types and schemas', async () => {
    const directory = office()
    const types = (await directory.scim('GET', '/ResourceTypes')).body.Resources
    expect(types.map(({ id }: { id: string }) => id)).toEqual(['User', 'Group'])
    for (const { schema } of types) {
      const { status, body } = await directory.scim('GET', `/Schemas/${schema}`)
      expect([status, body.id]).toEqual([200, schema])
    }
    expect((await directory.scim('GET', '/Schemas')).body.totalResults).toBe(3)
    expect((await directory.scim('GET', '/Schemas/urn:none')).status).toBe(400)
  })
})
