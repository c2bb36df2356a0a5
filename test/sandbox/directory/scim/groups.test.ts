/** SCIM groups: every provider's shape means the same, within Identity Center's limits. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../../support/seed.ts'
import { directoryWorld, seedUsers } from '../directory-world.ts'

const patch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
})

const lab = { DisplayName: 'Lab', members: ['user-1', 'user-2', 'user-3'] }

function withLab(users = 5) {
  const directory = directoryWorld({ users: seedUsers(users), groups: [lab] })
  return { directory, path: `/Groups/${directory.groupId('Lab')}` }
}

const memberList = (userIds: readonly string[]) => userIds.map((value) => ({ value }))

describe('a group made through SCIM', () => {
  it('is answered 201 without its members, who are in it', async () => {
    const directory = directoryWorld({ users: seedUsers(2) })
    const value = directory.userId('user-2')
    const { status, body } = await directory.scim('POST', '/Groups', {
      displayName: 'Lab',
      externalId: '7',
      members: [{ value, $ref: `../Users/${value}`, type: 'User' }],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ displayName: 'Lab', externalId: '7' })
    expect(body.members).toBeUndefined()
    expect(directory.membersOf('Lab')).toEqual(['user-2'])
  })

  it('is refused 409 when the name is taken', async () => {
    const { directory } = withLab()
    const { status, body } = await directory.scim('POST', '/Groups', { displayName: 'Lab' })
    expect([status, body.status]).toEqual([409, '409'])
  })

  it.each([
    ['no name', {}, 'displayName is a required attribute'],
    ['members that are no list', { displayName: 'X', members: 'user-1' }, 'members'],
    ['a member without a value', { displayName: 'X', members: [{}] }, 'members.value'],
    ['an unknown attribute', { displayName: 'X', owner: 'me' }, 'owner is not recognized'],
  ])('is refused 400 with %s', async (_, body, reason) => {
    const { directory } = withLab()
    const answer = await directory.scim('POST', '/Groups', body)
    expect(answer.status).toBe(400)
    expect(answer.body.detail).toContain(reason)
  })

  it('takes 100 members and refuses 101', async () => {
    const directory = directoryWorld({ users: seedUsers(101) })
    const members = memberList(directory.store.users.ordered.all().map(({ userId }) => userId))
    const tooMany = await directory.scim('POST', '/Groups', { displayName: 'All', members })
    expect(tooMany.status).toBe(400)
    const most = await directory.scim('POST', '/Groups', {
      displayName: 'All',
      members: members.slice(0, 100),
    })
    expect(most.status).toBe(201)
    expect(directory.membersOf('All')).toHaveLength(100)
  })

  it('is refused 404 with a member nobody knows, and is not made', async () => {
    const directory = directoryWorld()
    const members = [{ value: '22c554e4-c091-708a-0ec5-08b46733f1a2' }]
    const answer = await directory.scim('POST', '/Groups', { displayName: 'Lab', members })
    expect(answer.status).toBe(404)
    expect(directory.store.groups.ordered.size).toBe(0)
  })
})

describe('every provider changes memberships', () => {
  const shapes = {
    Okta: (add: string[], remove: string[]) => [
      ...(add.length === 0
        ? []
        : [
            {
              op: 'add',
              path: 'members',
              value: add.map((value) => ({ value, display: 'Jane Doe' })),
            },
          ]),
      ...remove.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
    ],
    'Entra ID': (add: string[], remove: string[]) => [
      ...add.map((value) => ({ op: 'Add', path: 'members', value: [{ value }] })),
      ...(remove.length === 0
        ? []
        : [{ op: 'Remove', path: 'members', value: memberList(remove) }]),
    ],
    'no path': (add: string[], remove: string[]) => [
      { op: 'add', value: { members: memberList(add) } },
      ...remove.map((value) => ({ op: 'remove', path: 'members', value: { value } })),
    ],
  }

  it('to the same end in every shape', async () => {
    const picks = fc.subarray([1, 2, 3, 4, 5])
    await fc.assert(
      fc.asyncProperty(picks, picks, async (some, others) => {
        const added = some.map((number) => `user-${number}`)
        const removed = others.map((number) => `user-${number}`).filter((n) => !added.includes(n))
        if (added.length + removed.length === 0) return
        const expected = new Set([...lab.members, ...added].filter((n) => !removed.includes(n)))
        for (const shape of Object.values(shapes)) {
          const { directory, path } = withLab()
          const ids = (names: string[]) => names.map((name) => directory.userId(name))
          const operations = shape(ids(added), ids(removed))
          const answer = await directory.scim('PATCH', path, patch(...operations))
          expect([answer.status, answer.text]).toEqual([204, ''])
          expect(new Set(directory.membersOf('Lab'))).toEqual(expected)
        }
      }),
      { seed: testSeed(), numRuns: 40 },
    )
  })

  it('and adding a member again or removing a stranger changes nothing', async () => {
    const { directory, path } = withLab()
    const operations = [
      { op: 'add', path: 'members', value: [{ value: directory.userId('user-1') }] },
      { op: 'remove', path: `members[value eq "${directory.userId('user-5')}"]` },
    ]
    expect((await directory.scim('PATCH', path, patch(...operations))).status).toBe(204)
    expect(directory.membersOf('Lab')).toEqual(lab.members)
  })
})

describe('a PATCH of a group', () => {
  it.each([
    ['by path', { op: 'replace', path: 'displayName', value: 'Laboratory' }],
    ['in the shape of Okta', { op: 'replace', value: { id: 'its id', displayName: 'Laboratory' } }],
    ['in the shape of Entra ID', { op: 'Replace', path: 'displayName', value: 'Laboratory' }],
  ])('renames it %s and keeps its id and members', async (_, operation) => {
    const { directory, path } = withLab()
    expect((await directory.scim('PATCH', path, patch(operation))).status).toBe(204)
    expect(`/Groups/${directory.groupId('Laboratory')}`).toBe(path)
    expect(directory.membersOf('Laboratory')).toEqual(lab.members)
    expect(directory.store.groups.named('Lab')).toBeUndefined()
  })

  it('sets and removes the external id', async () => {
    const { directory, path } = withLab()
    await directory.scim('PATCH', path, patch({ op: 'add', path: 'externalId', value: '42' }))
    expect((await directory.scim('GET', path)).body.externalId).toBe('42')
    await directory.scim('PATCH', path, patch({ op: 'remove', path: 'externalId' }))
    expect((await directory.scim('GET', path)).body.externalId).toBeUndefined()
  })

  const one = [{ value: '22c554e4-c091-708a-0ec5-08b46733f1a2' }]
  it.each([
    ['replaces all members', { op: 'replace', path: 'members', value: one }, 'Replacing all'],
    [
      'replaces all members without a path',
      { op: 'replace', value: { members: one } },
      'Replacing',
    ],
    ['removes all members', { op: 'remove', path: 'members' }, 'Removing all'],
    ['removes an empty list', { op: 'remove', path: 'members', value: [] }, 'Removing all'],
    ['removes without a path', { op: 'remove', value: one }, 'Missing path in PATCH request'],
    ['removes its name', { op: 'remove', path: 'displayName' }, 'not supported for displayName'],
    [
      'changes another attribute',
      { op: 'add', path: 'description', value: 'x' },
      'Only displayName',
    ],
    [
      'filters by another attribute',
      { op: 'remove', path: 'members[type eq "x"]' },
      'name a member',
    ],
    [
      'adds by a filter',
      { op: 'add', path: 'members[value eq "x"]', value: one },
      'without a filter',
    ],
    [
      'changes several attributes without a path',
      { op: 'replace', value: { displayName: 'a', externalId: 'b' } },
      'Current PATCH support',
    ],
  ])('that %s is refused 400 and changes nothing', async (_, operation, reason) => {
    const { directory, path } = withLab()
    const answer = await directory.scim('PATCH', path, patch(operation))
    expect(answer.status).toBe(400)
    expect(answer.body.detail).toContain(reason)
    expect(directory.membersOf('Lab')).toEqual(lab.members)
  })

  it('changes 100 memberships and refuses 101, over all its operations', async () => {
    const { directory, path } = withLab(104)
    const ids = directory.store.users.ordered.all().map(({ userId }) => userId)
    const add = (from: number, to: number) => ({
      op: 'add',
      path: 'members',
      value: memberList(ids.slice(from, to)),
    })
    const tooMany = await directory.scim('PATCH', path, patch(add(3, 60), add(60, 104)))
    expect(tooMany.status).toBe(400)
    expect(tooMany.body.detail).toContain('maximum of 100 membership changes')
    expect(directory.membersOf('Lab')).toHaveLength(3)
    expect((await directory.scim('PATCH', path, patch(add(3, 103)))).status).toBe(204)
    expect(directory.membersOf('Lab')).toHaveLength(103)
  })

  it('with one unknown member is refused 404 and adds nobody', async () => {
    const { directory, path } = withLab()
    const value = [{ value: directory.userId('user-4') }, ...one]
    const answer = await directory.scim('PATCH', path, patch({ op: 'add', path: 'members', value }))
    expect(answer.status).toBe(404)
    expect(directory.membersOf('Lab')).toEqual(lab.members)
  })

  it('is refused 404 for an unknown group and 409 for a taken name', async () => {
    const { directory, path } = withLab()
    await directory.scim('POST', '/Groups', { displayName: 'Office' })
    const rename = patch({ op: 'replace', path: 'displayName', value: 'Office' })
    expect((await directory.scim('PATCH', '/Groups/none', rename)).status).toBe(404)
    expect((await directory.scim('PATCH', path, rename)).status).toBe(409)
  })
})

describe('a group', () => {
  it('shows an empty member list, whoever is in it', async () => {
    const { directory, path } = withLab()
    expect((await directory.scim('GET', path)).body.members).toEqual([])
    expect((await directory.scim('GET', '/Groups')).body.Resources[0]?.members).toEqual([])
  })

  it('cannot be replaced with PUT', async () => {
    const { directory, path } = withLab()
    const answer = await directory.scim('PUT', path, { displayName: 'Lab', members: [] })
    expect(answer.status).toBe(400)
    expect(directory.membersOf('Lab')).toEqual(lab.members)
  })

  it('goes with its memberships, and its members stay', async () => {
    const { directory, path } = withLab()
    const answer = await directory.scim('DELETE', path)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect((await directory.scim('DELETE', path)).status).toBe(404)
    expect(directory.store.memberships.ofUser(directory.userId('user-1')).size).toBe(0)
    expect(directory.store.users.ordered.size).toBe(5)
  })
})
