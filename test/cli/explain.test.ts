/** `rollcall explain` tells who has or had what, down to group, line, event and door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExplainOptions, explain } from '../../cli/commands/explain.ts'
import { inertRoleArn, roleArn } from '../../core/persona/role-name.ts'
import { people } from '../../sample/company.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

const outsider = { userName: 'olu.park@example.com', givenName: 'Olu', familyName: 'Park' }

let world: Rollcall
let ids: Readonly<Record<'maya' | 'ines' | 'tomas' | 'olu', string>>
let times: Readonly<Record<'before' | 'joined' | 'moved', number>>

/** Maya joins as a scientist and then leads; Ines joins and leaves; Tomas is disabled. */
beforeAll(async () => {
  world = await openRollcall()
  const { clock } = world.sandbox.world
  const idp = world.provider('okta')
  const scientists = await idp.createGroup('ML Fraud Scientists')
  const leads = await idp.createGroup('ML Fraud Leads')
  const vision = await idp.createGroup('ML Vision')
  ids = {
    maya: await idp.createUser(people.maya),
    ines: await idp.createUser(people.ines),
    tomas: await idp.createUser(people.tomas),
    olu: await idp.createUser(outsider),
  }
  await world.rest()
  const before = clock.now()
  await clock.advance(60_000)
  await idp.addMember(scientists, ids.maya)
  await idp.addMember(vision, ids.ines)
  await idp.setActive(ids.tomas, false)
  await world.rest()
  const joined = clock.now()
  await clock.advance(60_000)
  await idp.addMember(leads, ids.maya)
  await idp.removeMember(vision, ids.ines)
  await world.rest()
  times = { before, joined, moved: clock.now() }
})
afterAll(() => world.close())

async function explained(user: string | undefined, options: ExplainOptions = {}) {
  const output = keptOutput()
  const where = { endpoint: world.sandbox.url, map: sampleMap }
  const code = await explain(user, { ...where, ...options }, output)
  return { code, ...output, text: output.lines.join('\n') }
}

const iso = (time: number) => new Date(time).toISOString()

describe('a user', () => {
  test('is explained by name, with line, group, event and door of every change', async () => {
    const { code, text, rows } = await explained(people.maya.userName)
    expect(code).toBe(0)
    expect(text).toContain(`user ${ids.maya} (${people.maya.userName}) is enabled`)
    expect(rows[0]).toEqual({
      team: 'fraud',
      persona: 'mlops',
      because: `in group ML Fraud Leads (${sampleMap}:21)`,
    })
    expect(rows[1]).toMatchObject({ state: 'granted', role: 'rollcall-fraud-mlops' })
    const happened = rows.slice(2)
    expect(happened.map(({ persona, state }) => `${state} ${persona}`)).toEqual([
      'granting data-scientist',
      'granted data-scientist',
      'changing mlops',
      'granted mlops',
    ])
    expect(happened[0]?.because).toBe(`in group ML Fraud Scientists (${sampleMap}:22)`)
    expect(happened[0]?.['told by']).toMatch(/^scim event [0-9a-f-]{36} of 20\d\d-/)
  })

  test('is explained by id too, as JSON with the same facts', async () => {
    const { code, values } = await explained(ids.maya, { json: true })
    expect(code).toBe(0)
    expect(values[0]).toMatchObject({
      userId: ids.maya,
      userName: people.maya.userName,
      status: 'enabled',
      entitlements: [{ team: 'fraud', persona: 'mlops', reason: { line: 21 } }],
      grants: [{ state: 'granted' }],
      why: [],
    })
  })

  test('who left has it told that no line gives it any more', async () => {
    const { code, text, rows } = await explained(people.ines.userName)
    expect(code).toBe(0)
    expect(text).toContain('should have nothing\n  in none of the 7 groups')
    expect(rows[0]?.state).toMatch(/^suspended until /)
    expect(rows.at(-1)?.because).toBe('no line of the map gave it any more')
  })

  test('without access is told why: disabled, or in no mapped group', async () => {
    expect((await explained(people.tomas.userName)).text).toBe(
      [
        `user ${ids.tomas} (${people.tomas.userName}) is disabled in the directory`,
        'should have nothing',
        '  disabled in the directory',
        'has nothing, and never had',
      ].join('\n'),
    )
    expect((await explained(outsider.userName)).text).toContain(
      'in none of the 7 groups that the access map names',
    )
  })

  test('whom the directory has not is told so', async () => {
    const { code, text } = await explained('11111111-2222-3333-4444-555555555555')
    expect(code).toBe(0)
    expect(text).toContain('the directory has no such user')
  })

  test('as of a time past has what held then', async () => {
    const at = iso(times.joined)
    const { code, text, rows } = await explained(people.maya.userName, { at })
    expect(code).toBe(0)
    expect(text).toMatch(/by the ledger\nhad$/)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ persona: 'data-scientist', state: 'granted' })
    expect((await explained(people.ines.userName, { at })).rows[0]).toMatchObject({
      team: 'vision',
      state: 'granted',
      because: `in group ML Vision (${sampleMap}:45)`,
    })
  })

  test('as of a time before anything has nothing, with the time of the first line', async () => {
    const { text, rows } = await explained(people.maya.userName, { at: iso(times.before) })
    expect(rows).toEqual([])
    expect(text).toMatch(/had nothing: the ledger's first line of this user is of 20\d\d-/)
    const { values } = await explained(outsider.userName, { at: iso(times.moved), json: true })
    expect(values[0]).toMatchObject({ held: [], why: 'the ledger has no line of this user' })
  })
})

describe('a role', () => {
  test('by its name has its holders of now, and why', async () => {
    const { code, text, rows } = await explained(undefined, { role: 'rollcall-fraud-mlops' })
    expect(code).toBe(0)
    expect(text).toContain(`role ${roleArn(world.map, 'fraud', 'mlops')} at `)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      user: people.maya.userName,
      team: 'fraud',
      state: 'granted',
      because: `in group ML Fraud Leads (${sampleMap}:21)`,
    })
    expect(rows[0]?.['told by']).toMatch(/^scim event /)
  })

  test('by its ARN has the holders of a time past', async () => {
    const role = roleArn(world.map, 'fraud', 'data-scientist')
    const then = await explained(undefined, { role, at: iso(times.joined) })
    expect(then.rows.map(({ user }) => user)).toEqual([people.maya.userName])
    const now = await explained(undefined, { role })
    expect(now.rows).toEqual([])
    expect(now.text).toContain('is held by nobody; 1 had it at another time')
    const before = await explained(undefined, { role, at: iso(times.before) })
    expect(before.rows).toEqual([])
  })

  test('that gives nothing is held by who is suspended', async () => {
    const role = inertRoleArn(world.map, 'research')
    const { values } = await explained(undefined, { role, json: true })
    expect(values[0]).toMatchObject({
      roleArn: role,
      holders: [{ userId: ids.ines, userName: people.ines.userName, state: 'suspended' }],
    })
  })

  test('whose Deny list names somebody says whom', async () => {
    const role = roleArn(world.map, 'vision', 'data-scientist')
    const { text, rows } = await explained(undefined, { role })
    expect(text).toContain('its Deny list names now')
    expect(rows).toMatchObject([
      { user: ids.ines, profile: expect.stringMatching(/^u-.*-vision$/) },
    ])
    const { values } = await explained(undefined, { role, json: true })
    expect(values[0]).toMatchObject({ holders: [], denied: [{ userId: ids.ines }] })
  })

  test('that nobody ever had is told so', async () => {
    const { text } = await explained(undefined, { role: 'rollcall-vision-compute' })
    expect(text).toContain('is held by nobody, and never was')
  })
})

describe('a question that cannot be answered is refused as bad input', () => {
  const wrong: ReadonlyArray<readonly [string, string | undefined, ExplainOptions, RegExp]> = [
    ['a name nobody has', 'nobody@example.com', {}, /no user named nobody@example.com/],
    ['a role not in the map', undefined, { role: 'rollcall-x' }, /none of the map; give its ARN/],
    ['neither user nor role', undefined, {}, /name either a user or a role/],
    ['both', 'maya', { role: 'rollcall-fraud-mlops' }, /name either a user or a role/],
    ['a time in words', 'maya', { at: 'yesterday' }, /--at yesterday is not a time; write it like/],
    ['a day that is none', 'maya', { at: '2026-02-30T25:00' }, /is not a time/],
    ['a time to come', 'maya', { at: '2999-01-01' }, /is yet to come/],
  ]
  test.each(wrong)('%s', async (_, user, options, message) => {
    await expect(explained(user, options)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    })
  })
})

test('explaining calls nothing that writes', async () => {
  await fetch(`${world.sandbox.url}/_sandbox/calls`, { method: 'DELETE' })
  await explained(people.maya.userName)
  await explained(undefined, { role: 'rollcall-fraud-mlops', at: iso(times.joined) })
  const answer = await fetch(`${world.sandbox.url}/_sandbox/calls`)
  const calls = (await answer.json()) as ReadonlyArray<{ readonly action: string }>
  const reads = /^(Get|List|Describe|IsMember|Query$|Scan$)/
  expect(calls.map(({ action }) => action).filter((action) => !reads.test(action))).toEqual([])
})
