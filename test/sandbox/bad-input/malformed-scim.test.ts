/** SCIM requests that are wrong in one way each: told so, recorded if AWS does, nothing changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../../../sample/company.ts'
import { directoryOf } from '../../../sandbox/directory/store.ts'
import { openRollcall, type Rollcall } from '../../support/rollcall.ts'
import { expectStillWorking } from './still-works.ts'

const core = 'urn:ietf:params:scim:schemas:core:2.0'
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const { tenantId, token } = company.scim

let rollcall: Rollcall
let userId = ''
let groupId = ''

const ada = {
  schemas: [`${core}:User`],
  userName: 'ada@example.com',
  name: { givenName: 'Ada', familyName: 'Byron' },
  displayName: 'Ada Byron',
  active: true,
}
const { userName: _name, ...nameless } = ada
const { displayName: _shown, ...unshown } = ada
const { name: _names, ...unnamed } = ada

beforeAll(async () => {
  rollcall = await openRollcall()
  userId = (await post('/Users', { ...ada, userName: 'first@example.com' })).body.id
  groupId = (await post('/Groups', { displayName: 'Readers' })).body.id
})

afterAll(() => rollcall?.close())

async function request(method: string, path: string, body?: string, bearer: string = token) {
  const response = await fetch(`${rollcall.sandbox.url}/${tenantId}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/scim+json' },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  return { status: response.status, text, body: text === '' ? {} : JSON.parse(text) }
}

const post = (path: string, body: unknown) => request('POST', path, JSON.stringify(body))

/** Everything the directory holds. */
function directory(): string {
  const stores = [...directoryOf(rollcall.sandbox.world).stores.values()]
  return JSON.stringify(
    stores.map(({ users, groups, memberships }) => ({
      users: users.ordered.all(),
      groups: groups.ordered.all().map((group) => ({
        ...group,
        members: memberships.ofGroup(group.groupId).all(),
      })),
    })),
  )
}

const operations = (...list: unknown[]) => ({ schemas: [patchSchema], Operations: list })
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `00000000-0000-4000-8000-${index}` }))

type Case = readonly [what: string, method: string, path: string, body: unknown, status?: number]

/** `USER` and `GROUP` in a path stand for ids that exist; a text goes out as it is. */
const users: readonly Case[] = [
  ['no body', 'POST', '/Users', ''],
  ['a body cut short', 'POST', '/Users', '{"userName":'],
  ['a body that is a text', 'POST', '/Users', '"ada"'],
  ['a body that is a list', 'POST', '/Users', '[]'],
  ['a body that is null', 'POST', '/Users', 'null'],
  ['a body that is XML', 'POST', '/Users', '<User/>'],
  ['a body that is no UTF-8', 'POST', '/Users', '\u0000\u0001'],
  ['a body nested 10,000 deep', 'POST', '/Users', deep(10_000)],
  ['a body nested 1,000,000 deep', 'POST', '/Users', deep(1_000_000)],
  ['a user without a name', 'POST', '/Users', nameless],
  ['a user without a display name', 'POST', '/Users', unshown],
  ['a user without names', 'POST', '/Users', unnamed],
  ['a user name that is a number', 'POST', '/Users', { ...ada, userName: 7 }],
  ['a user name that is empty', 'POST', '/Users', { ...ada, userName: '' }],
  ['a user name with a space', 'POST', '/Users', { ...ada, userName: 'ada byron' }],
  ['a user name of 129 characters', 'POST', '/Users', { ...ada, userName: 'a'.repeat(129) }],
  ['a user name of half a character', 'POST', '/Users', { ...ada, userName: '\ud800' }],
  ['a name that is taken', 'POST', '/Users', { ...ada, userName: 'first@example.com' }, 409],
  ['two emails', 'POST', '/Users', { ...ada, emails: [{ value: 'a@b.c' }, { value: 'd@e.f' }] }],
  ['emails that are a text', 'POST', '/Users', { ...ada, emails: 'a@b.c' }],
  ['an email that is a text', 'POST', '/Users', { ...ada, emails: ['a@b.c'] }],
  ['an email that is not primary', 'POST', '/Users', { ...ada, emails: [{ value: 'a@b.c' }] }],
  ['an unknown attribute', 'POST', '/Users', { ...ada, shoeSize: 42 }],
  ['an attribute called __proto__', 'POST', '/Users', '{"__proto__":{"userName":"x"}}'],
  ['a password', 'POST', '/Users', { ...ada, password: 'secret' }],
  ['schemas that are a text', 'POST', '/Users', { ...ada, schemas: `${core}:User` }],
  ['active that is a number', 'POST', '/Users', { ...ada, active: 1 }],
  [
    'a display name of 1,025 characters',
    'POST',
    '/Users',
    { ...ada, displayName: 'a'.repeat(1025) },
  ],
  ['an external id of 257 characters', 'POST', '/Users', { ...ada, externalId: 'a'.repeat(257) }],
  [
    'an extension that is a text',
    'POST',
    '/Users',
    {
      ...ada,
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': 'x',
    },
  ],
  ['a replacement of nobody', 'PUT', '/Users/22c554e4-c091-708a-0ec5-08b46733f1a2', ada, 404],
  ['a replacement without names', 'PUT', '/Users/USER', unnamed],
  ['a deletion of nobody', 'DELETE', '/Users/nobody', undefined, 404],
  ['a deletion of everybody', 'DELETE', '/Users', undefined],
  ['an id with an ill-formed escape', 'GET', '/Users/%ZZ', undefined, 404],
]

const patches: readonly Case[] = [
  ['a patch without operations', 'PATCH', '/Users/USER', { schemas: [patchSchema] }],
  ['operations that are a text', 'PATCH', '/Users/USER', { Operations: 'replace' }],
  ['an operation that is null', 'PATCH', '/Users/USER', operations(null)],
  ['an operation nobody knows', 'PATCH', '/Users/USER', operations({ op: 'move', path: 'active' })],
  ['an operation that is a number', 'PATCH', '/Users/USER', operations({ op: 1 })],
  ['a path that is a number', 'PATCH', '/Users/USER', operations({ op: 'add', path: 7, value: 1 })],
  [
    'a path that cannot be read',
    'PATCH',
    '/Users/USER',
    operations({ op: 'add', path: 'a[[', value: 1 }),
  ],
  [
    'a path of __proto__',
    'PATCH',
    '/Users/USER',
    operations({ op: 'add', path: '__proto__', value: 1 }),
  ],
  ['a value that lacks', 'PATCH', '/Users/USER', operations({ op: 'replace', path: 'active' })],
  [
    'active that is a word',
    'PATCH',
    '/Users/USER',
    operations({ op: 'replace', path: 'active', value: 'maybe' }),
  ],
  [
    'a removal of the user name',
    'PATCH',
    '/Users/USER',
    operations({ op: 'remove', path: 'userName' }),
  ],
  [
    'a good operation before a bad one',
    'PATCH',
    '/Users/USER',
    operations(
      { op: 'replace', path: 'displayName', value: 'Changed' },
      { op: 'replace', path: 'shoeSize', value: 42 },
    ),
  ],
  ['a group without a name', 'POST', '/Groups', {}],
  ['a group name that is a list', 'POST', '/Groups', { displayName: ['Readers'] }],
  ['a group name that is taken', 'POST', '/Groups', { displayName: 'Readers' }, 409],
  ['members that are a text', 'POST', '/Groups', { displayName: 'New', members: 'USER' }],
  ['a member nobody knows', 'POST', '/Groups', { displayName: 'New', members: many(1) }, 404],
  ['101 members', 'POST', '/Groups', { displayName: 'New', members: many(101) }],
  ['a group replaced whole', 'PUT', '/Groups/GROUP', { displayName: 'Other' }],
  [
    'all memberships removed',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'remove', path: 'members' }),
  ],
  [
    'all memberships replaced',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'replace', path: 'members', value: [] }),
  ],
  [
    'a removal without a path',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'remove', value: many(1) }),
  ],
  [
    '101 changes',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'add', path: 'members', value: many(101) }),
  ],
  [
    'a filter in an addition',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'add', path: 'members[value eq "x"]', value: [] }),
  ],
  [
    'a filter with or',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'remove', path: 'members[value eq "a" or value eq "b"]' }),
  ],
  [
    'a member that is a text',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'add', path: 'members', value: ['USER'] }),
  ],
  [
    'an attribute a group has not',
    'PATCH',
    '/Groups/GROUP',
    operations({ op: 'replace', path: 'members.display', value: 'x' }),
  ],
]

const reads: readonly Case[] = [
  ['a filter without a value', 'GET', '/Users?filter=userName%20eq', undefined],
  ['a filter with sw', 'GET', '/Users?filter=userName%20sw%20%22a%22', undefined],
  ['a filter nobody closes', 'GET', '/Users?filter=userName%20eq%20%22a', undefined],
  ['a filter on what cannot be filtered', 'GET', '/Users?filter=title%20eq%20%22a%22', undefined],
  ['a count of 0', 'GET', '/Users?count=0', undefined],
  ['a count that is a word', 'GET', '/Groups?count=all', undefined],
  ['a cursor made up', 'GET', '/Groups?cursor=made-up', undefined],
  ['a bulk request', 'POST', '/Bulk', { Operations: [] }],
  ['a search', 'POST', '/.search', {}],
  ['Me', 'GET', '/Me', undefined],
  ['an unknown resource', 'GET', '/Robots', undefined],
  ['an unknown method', 'OPTIONS', '/Users', undefined],
]

const cases = [...users, ...patches, ...reads].map(([what, method, path, body, status = 400]) => ({
  what,
  method,
  path,
  body,
  status,
}))

describe('a malformed SCIM request', () => {
  it('is wrong in at least forty ways here', () => {
    expect(new Set(cases.map(({ what }) => what)).size).toBeGreaterThanOrEqual(40)
  })

  it.each(cases)('with $what is refused and changes nothing', async (given) => {
    const { method, path, body, status } = given
    const before = directory()
    const target = path.replace('USER', userId).replace('GROUP', groupId)
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await request(method, target, text)
    expect(answer.status, answer.text.slice(0, 500)).toBe(status)
    expect(answer.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.stringMatching(/\(.+\)$/),
    })
    expect(directory()).toBe(before)
  })
})

describe('a token', () => {
  it.each([
    ['of nobody', { authorization: 'Bearer wrong' }],
    ['that is empty', { authorization: 'Bearer ' }],
    [
      'in another scheme',
      { authorization: `Basic ${Buffer.from(`a:${token}`).toString('base64')}` },
    ],
    ['with more behind it', { authorization: `Bearer ${token} more` }],
    ['of 60,000 characters less some', { authorization: `Bearer ${'x'.repeat(12_000)}` }],
    ['called __proto__', { authorization: 'Bearer __proto__' }],
    ['that is missing', {}],
  ])('%s is refused before anything is read', async (_what, headers) => {
    const before = directory()
    const response = await fetch(`${rollcall.sandbox.url}/${tenantId}/scim/v2/Users`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: JSON.stringify(ada),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ status: '401' })
    expect(directory()).toBe(before)
  })

  it('of another tenant is refused', async () => {
    const response = await fetch(`${rollcall.sandbox.url}/other/scim/v2/Users`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(401)
  })
})

describe('after all of it', () => {
  it('a joiner still gets what is due', async () => {
    await rollcall.rest()
    await expectStillWorking(rollcall)
  })
})
