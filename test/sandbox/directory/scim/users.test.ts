/** SCIM users: made, read, replaced, changed and deleted within Identity Center's limits. */
import { describe, expect, it } from 'vitest'
import {
  type DirectoryWorld,
  directoryWorld,
  identityStoreId,
  seedUsers,
} from '../directory-world.ts'

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  externalId: '701984',
  userName: 'jane.doe',
  name: { givenName: 'Jane', familyName: 'Doe' },
  displayName: 'Jane Doe',
  emails: [{ value: 'jane@example.com', type: 'work', primary: true }],
  active: true,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Research' },
}

const patch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
})

async function withJane() {
  const directory = directoryWorld()
  const { body } = await directory.scim('POST', '/Users', jane)
  return { directory, path: `/Users/${body.id}`, id: String(body.id) }
}

const userStatus = async (directory: DirectoryWorld, UserId: string) => {
  const user = await directory.call('identitystore', 'DescribeUser', {
    IdentityStoreId: identityStoreId,
    UserId,
  })
  return user.UserStatus
}

describe('a user made through SCIM', () => {
  it('is answered 201 with its id, and shows in the Identity Store API', async () => {
    const directory = directoryWorld()
    const { status, body, headers } = await directory.scim('POST', '/Users', jane)
    expect(status).toBe(201)
    expect(headers['content-type']).toBe('application/json')
    expect(body).toMatchObject({
      userName: 'jane.doe',
      externalId: '701984',
      active: true,
      meta: { resourceType: 'User', created: '2026-11-21T10:00:00Z' },
    })
    const user = await directory.call('identitystore', 'DescribeUser', {
      IdentityStoreId: identityStoreId,
      UserId: body.id,
    })
    expect(user).toMatchObject({
      UserName: 'jane.doe',
      Name: { GivenName: 'Jane', FamilyName: 'Doe' },
      Emails: [{ Value: 'jane@example.com', Type: 'work', Primary: true }],
      UserStatus: 'ENABLED',
      Extensions: { 'aws:identitystore:enterprise': { department: 'Research' } },
      ExternalIds: [{ Id: '701984' }],
    })
  })

  it('is read back as it was written', async () => {
    const { directory, path } = await withJane()
    const { status, body } = await directory.scim('GET', path)
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...jane, schemas: expect.arrayContaining(jane.schemas) })
  })

  it('is refused 409 when the name differs only by case', async () => {
    const { directory } = await withJane()
    const { status, body } = await directory.scim('POST', '/Users', {
      ...jane,
      externalId: 'another',
      userName: 'JANE.DOE',
    })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '409',
    })
    expect(body.detail).toContain('Refused to create a new, duplicate resource.')
    expect(body.exceptionRequestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(body.timeStamp).toBe('2026-11-21 10:00:00.000')
  })

  it.each([
    ['no user name', { ...jane, userName: undefined }, 'userName is a required attribute'],
    ['no display name', { ...jane, displayName: undefined }, 'displayName'],
    ['no family name', { ...jane, name: { givenName: 'Jane' } }, 'name.familyName'],
    ['two emails', { ...jane, emails: [...jane.emails, ...jane.emails] }, 'allowed limit of 1'],
    ['an email that is not primary', { ...jane, emails: [{ value: 'a@b.c' }] }, 'primary'],
    ['two phones', { ...jane, phoneNumbers: [{ value: '1' }, { value: '2' }] }, 'limit of 1'],
    ['a display of an email', { ...jane, emails: [{ display: 'x', primary: true }] }, 'display'],
    ['groups', { ...jane, groups: [] }, 'groups is not supported'],
    ['a password', { ...jane, password: 'secret' }, 'password is not supported'],
    ['an unknown attribute', { ...jane, shoeSize: 42 }, 'shoeSize is not recognized'],
    ['a user name that is a number', { ...jane, userName: 7 }, 'must be a string'],
    ['a user name with a space', { ...jane, userName: 'jane doe' }, 'userName'],
    ['active as text', { ...jane, active: 'yes' }, 'active must be true or false'],
    ['schemas as text', { ...jane, schemas: 'User' }, 'schemas'],
    ['a list as the body', [jane], 'JSON object'],
  ])('is refused 400 with %s, and nothing is made', async (_, body, reason) => {
    const directory = directoryWorld()
    const answer = await directory.scim('POST', '/Users', body)
    expect(answer.status).toBe(400)
    expect(answer.body.detail).toContain(reason)
    expect(directory.store.users.ordered.size).toBe(0)
  })
})

describe('a user replaced through SCIM', () => {
  it('loses what the body leaves out and keeps its id', async () => {
    const { directory, path, id } = await withJane()
    const { emails: _emails, externalId: _externalId, ...rest } = jane
    const { status, body } = await directory.scim('PUT', path, { ...rest, active: false })
    expect(status).toBe(201)
    expect(body).toMatchObject({ id, active: false })
    expect(body.emails).toBeUndefined()
    expect(body.externalId).toBeUndefined()
    expect(await userStatus(directory, id)).toBe('DISABLED')
  })

  it('is refused 404 for an unknown id', async () => {
    const directory = directoryWorld()
    const { status } = await directory.scim('PUT', '/Users/nobody', jane)
    expect(status).toBe(404)
  })

  it('is refused 409 for the name of another', async () => {
    const directory = directoryWorld({ users: seedUsers(1) })
    const { body } = await directory.scim('POST', '/Users', jane)
    const renamed = { ...jane, userName: 'user-1' }
    const { status } = await directory.scim('PUT', `/Users/${body.id}`, renamed)
    expect(status).toBe(409)
    expect(directory.userId('jane.doe')).toBe(body.id)
  })
})

describe('every provider can disable and enable a user', () => {
  it.each([
    ['Okta', { op: 'replace', value: { active: false } }],
    ['Entra ID', { op: 'Replace', path: 'active', value: false }],
    ['Entra ID with a text', { op: 'Replace', path: 'active', value: 'False' }],
    ['the developer guide', { op: 'replace', path: 'active', value: 'false' }],
    ['add', { op: 'add', path: 'active', value: false }],
    [
      'a full path',
      { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:active', value: false },
    ],
  ])('in the shape of %s', async (_, operation) => {
    const { directory, path, id } = await withJane()
    const { status, body } = await directory.scim('PATCH', path, patch(operation))
    expect(status).toBe(200)
    expect(body.active).toBe(false)
    expect(await userStatus(directory, id)).toBe('DISABLED')
    await directory.scim('PATCH', path, patch({ op: 'replace', path: 'active', value: true }))
    expect(await userStatus(directory, id)).toBe('ENABLED')
  })
})

describe('a PATCH of a user', () => {
  it.each([
    [{ op: 'replace', path: 'userName', value: 'jane.roe' }, { userName: 'jane.roe' }],
    [{ op: 'replace', path: 'name.familyName', value: 'Roe' }, { name: { familyName: 'Roe' } }],
    [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'roe@example.com' },
      { emails: [{ value: 'roe@example.com', type: 'work', primary: true }] },
    ],
    [
      { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '555' },
      { phoneNumbers: [{ value: '555', type: 'work' }] },
    ],
    [
      { op: 'replace', path: 'emails', value: [{ value: 'x@example.com', primary: true }] },
      { emails: [{ value: 'x@example.com', primary: true }] },
    ],
    [{ op: 'replace', value: { title: 'Lead' } }, { title: 'Lead' }],
    [
      {
        op: 'replace',
        path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
        value: 'Sales',
      },
      { 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' } },
    ],
  ])('%j changes just that', async (operation, change) => {
    const { directory, path } = await withJane()
    const { status, body } = await directory.scim('PATCH', path, patch(operation))
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: path.slice('/Users/'.length), ...change })
    expect(body.displayName).toBe('Jane Doe')
  })

  it('takes an attribute away', async () => {
    const { directory, path } = await withJane()
    const { body } = await directory.scim('PATCH', path, patch({ op: 'remove', path: 'emails' }))
    expect(body.emails).toBeUndefined()
  })

  it.each([
    ['no operations', { Operations: [] }, 'Operations'],
    ['an unknown operation', patch({ op: 'move', path: 'title', value: 'x' }), 'op add, replace'],
    ['remove without a path', patch({ op: 'remove', value: 'x' }), 'Missing path in PATCH request'],
    ['replace without a value', patch({ op: 'replace', path: 'title' }), 'value is required'],
    ['remove of active', patch({ op: 'remove', path: 'active' }), 'not supported for active'],
    ['remove of userName', patch({ op: 'remove', path: 'userName' }), 'not supported for userName'],
    [
      'two changes of active',
      patch(
        { op: 'replace', path: 'active', value: false },
        { op: 'replace', path: 'active', value: true },
      ),
      'Multiple PATCH operations',
    ],
    [
      'a second email',
      patch({ op: 'add', path: 'emails', value: [{ value: 'b@example.com' }] }),
      'List attribute emails exceeds allowed limit of 1',
    ],
    [
      'several attributes without a path',
      patch({ op: 'replace', value: { title: 'a', locale: 'b' } }),
      'modifying a single attribute',
    ],
    ['roles', patch({ op: 'add', path: 'roles', value: [{ value: 'x' }] }), 'cannot be modified'],
    ['an unknown path', patch({ op: 'add', path: 'shoeSize', value: 1 }), 'not recognized'],
    ['a path that is none', patch({ op: 'add', path: 'a b', value: 1 }), 'cannot be read'],
    [
      'a filter with ne',
      patch({ op: 'replace', path: 'emails[type ne "x"].value', value: 'y' }),
      'only eq is',
    ],
    ['active as a number', patch({ op: 'replace', path: 'active', value: 0 }), 'active'],
  ])('with %s is refused 400 and changes nothing', async (_, body, reason) => {
    const { directory, path } = await withJane()
    const before = (await directory.scim('GET', path)).body
    const answer = await directory.scim('PATCH', path, body)
    expect(answer.status).toBe(400)
    expect(answer.body.detail).toContain(reason)
    expect((await directory.scim('GET', path)).body).toEqual(before)
  })

  it('is refused 404 for an unknown id and 409 for the name of another', async () => {
    const directory = directoryWorld({ users: seedUsers(2) })
    const rename = patch({ op: 'replace', path: 'userName', value: 'user-1' })
    expect((await directory.scim('PATCH', '/Users/nobody', rename)).status).toBe(404)
    const second = `/Users/${directory.userId('user-2')}`
    expect((await directory.scim('PATCH', second, rename)).status).toBe(409)
  })

  it('leaves alone what SCIM does not know', async () => {
    const { directory, path, id } = await withJane()
    const AttributePath = 'website'
    await directory.call('identitystore', 'UpdateUser', {
      IdentityStoreId: identityStoreId,
      UserId: id,
      Operations: [{ AttributePath, AttributeValue: 'https://example.com' }],
    })
    await directory.scim('PATCH', path, patch({ op: 'replace', path: 'title', value: 'Lead' }))
    expect(directory.store.users.get(id).attributes.Website).toBe('https://example.com')
  })
})

describe('a user deleted through SCIM', () => {
  it('is answered 204, is gone with its memberships, and cannot be deleted again', async () => {
    const directory = directoryWorld({
      users: seedUsers(2),
      groups: [{ DisplayName: 'Lab', members: ['user-1', 'user-2'] }],
    })
    const path = `/Users/${directory.userId('user-1')}`
    const answer = await directory.scim('DELETE', path)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(directory.membersOf('Lab')).toEqual(['user-2'])
    expect((await directory.scim('GET', path)).status).toBe(404)
    expect((await directory.scim('DELETE', path)).status).toBe(404)
  })
})
