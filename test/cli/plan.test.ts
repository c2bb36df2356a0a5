/** `rollcall plan` tells what a map would change for whom, and changes nothing itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from '../../cli/commands/plan.ts'
import { people } from '../../sample/company.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

let world: Rollcall
let folder: string
let vision: string
let userIds: Readonly<Record<'maya' | 'tomas' | 'ines', string>>
const kim = { userName: 'kim.novak@example.com', givenName: 'Kim', familyName: 'Novak' }

beforeAll(async () => {
  world = await openRollcall()
  folder = mkdtempSync(join(tmpdir(), 'rollcall-plan-'))
  const idp = world.provider('plain')
  const scientists = await idp.createGroup('ML Fraud Scientists')
  vision = await idp.createGroup('ML Vision')
  userIds = {
    maya: await idp.createUser(people.maya),
    tomas: await idp.createUser(people.tomas),
    ines: await idp.createUser(people.ines),
  }
  await world.rest()
  await idp.addMember(scientists, await idp.createUser(kim))
  await idp.addMember(scientists, userIds.maya)
  await idp.addMember(scientists, userIds.tomas)
  await idp.addMember(vision, userIds.ines)
  await world.rest()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

/** The sample map with each [from, to] replaced, in a file of its own. */
function mapWith(...changes: ReadonlyArray<readonly [string, string]>): string {
  const file = join(folder, 'access.yaml')
  const text = changes.reduce(
    (map, [from, to]) => {
      expect(map).toContain(from)
      return map.replace(from, to)
    },
    readFileSync(sampleMap, 'utf8'),
  )
  writeFileSync(file, text)
  return file
}

async function planned(map: string, more: { readonly changes?: boolean } = {}) {
  const output = keptOutput()
  const code = await plan({ endpoint: world.sandbox.url, map, ...more }, output)
  return { code, output }
}

const person = (row: Readonly<Record<string, string>>) => row.user?.split('.')[0]

describe('while the world is as the map says', () => {
  test('everybody is shown with the line that gives it, and nothing would change', async () => {
    const { code, output } = await planned(sampleMap)
    expect(code).toBe(0)
    expect(output.rows.map((row) => [person(row), row.team, row.now, row.then])).toEqual([
      ['ines', 'vision', 'granted', 'the same'],
      ['kim', 'fraud', 'granted', 'the same'],
      ['maya', 'fraud', 'granted', 'the same'],
      ['tomas', 'fraud', 'granted', 'the same'],
    ])
    expect(output.rows[2]?.because).toBe('in group ML Fraud Scientists (sample/access.yaml:22)')
    expect(output.lines.at(-1)).toBe('Nothing would change: 4 as they are.')
  })

  test('a group that the directory has not is a note', async () => {
    const { output } = await planned(sampleMap)
    expect(output.lines).toContain(
      'note: group ML Fraud Leads (sample/access.yaml:21) is not in the directory',
    )
  })

  test('a map whose grace period alone is other changes nobody', async () => {
    expect((await planned(mapWith(['grace: 7d', 'grace: 8d']))).code).toBe(0)
  })
})

describe('a map changed in the working tree', () => {
  test('shows a new persona of the same team, with the old one beside it', async () => {
    const map = mapWith(['Scientists, persona: data-scientist', 'Scientists, persona: compute'])
    const { code, output } = await planned(map, { changes: true })
    expect(code).toBe(1)
    expect(output.rows.map((row) => [person(row), row.persona, row.now, row.then])).toEqual([
      ['kim', 'compute', 'granted as data-scientist', 'granted'],
      ['maya', 'compute', 'granted as data-scientist', 'granted'],
      ['tomas', 'compute', 'granted as data-scientist', 'granted'],
    ])
    expect(output.lines.at(-1)).toBe('3 of 4 would change: 3 to change.')
  })

  test('shows who would lose what, until when, and why', async () => {
    const map = mapWith(['      - { group: ML Fraud Scientists, persona: data-scientist }\n', ''])
    const { code, output } = await planned(map, { changes: true })
    expect(code).toBe(1)
    expect(output.rows).toHaveLength(3)
    expect(output.rows[0]).toMatchObject({ now: 'granted', because: 'in no group of team fraud' })
    expect(output.rows[0]?.then).toMatch(/^suspended until 20\d\d-/)
  })

  test('shows what the deletion guard would hold, and what not', async () => {
    const line = '      - { group: ML Fraud Scientists, persona: data-scientist }\n'
    const held = await planned(mapWith([line, '']), { changes: true })
    expect(held.output.rows.map(({ guard }) => guard)).toEqual(
      Array.from({ length: 3 }, () => 'would be held: 3 of at most 2'),
    )
    const passes = await planned(mapWith([line, ''], ['atLeast: 2', 'atLeast: 3']))
    expect(passes.output.rows.map((row) => [person(row), row.guard])).toEqual([
      ['ines', ''],
      ...['kim', 'maya', 'tomas'].map((name) => [name, 'passes: 3 of at most 3']),
    ])
  })

  test('shows who would get a second team, and the group and line that would give it', async () => {
    const map = mapWith(['group: ML Forecasting,', 'group: ML Vision,'])
    const { code, output } = await planned(map, { changes: true })
    expect(code).toBe(1)
    expect(output.rows.map((row) => [row.user, row.team, row.now, row.then])).toEqual([
      [people.ines.userName, 'forecasting', 'nothing', 'granted'],
    ])
    expect(output.rows[0]?.because).toBe(`in group ML Vision (${map}:34)`)
  })

  test('without a team says that nothing of its users is deleted', async () => {
    const text = readFileSync(sampleMap, 'utf8')
    const map = mapWith([text.slice(text.indexOf('  vision:')), ''])
    const { output } = await planned(map, { changes: true })
    expect(output.rows[0]?.because).toMatch(
      /^team vision is not in the access map; waits: .*nothing is deleted$/,
    )
  })
})

test('JSON has ids, steps and the hash of the map', async () => {
  const output = keptOutput()
  const options = { endpoint: world.sandbox.url, map: sampleMap, json: true }
  expect(await plan(options, output)).toBe(0)
  const [value] = output.values
  expect(value).toMatchObject({
    map: { file: sampleMap, hash: world.map.hash },
    rows: [
      { userId: userIds.ines, team: 'vision', now: 'granted', after: 'granted' },
      { userName: kim.userName },
      { userId: userIds.maya, userName: people.maya.userName },
      { userId: userIds.tomas },
    ],
  })
})

test('an operator who froze removals is named', async () => {
  const since = world.sandbox.world.clock.now()
  await world.ports.freezes.set({ scope: 'removals', by: 'olu', since })
  const map = mapWith(['      - { group: ML Fraud Scientists, persona: data-scientist }\n', ''])
  const { output } = await planned(map, { changes: true })
  await world.ports.freezes.lift()
  expect(output.rows.map(({ guard }) => guard)).toEqual(
    Array.from({ length: 3 }, () => 'frozen: olu froze removals'),
  )
})

test('planning calls nothing that writes', async () => {
  await fetch(`${world.sandbox.url}/_sandbox/calls`, { method: 'DELETE' })
  await planned(mapWith(['group: ML Forecasting,', 'group: ML Vision,']))
  const answer = await fetch(`${world.sandbox.url}/_sandbox/calls`)
  const calls = (await answer.json()) as ReadonlyArray<{ caller: string; action: string }>
  const actions = new Set(calls.map(({ action }) => action))
  expect([...actions].filter((action) => !/^(Get|List|Query$|Scan$)/.test(action))).toEqual([])
  expect(actions.size).toBeGreaterThan(4)
})

test('a user whose disabling no event told of is to be suspended, with the reason', async () => {
  setFaults(world.sandbox.world, { lose: () => true })
  await world.provider('plain').setActive(userIds.tomas, false)
  await world.rest()
  setFaults(world.sandbox.world, {})
  const { code, output } = await planned(sampleMap, { changes: true })
  expect(code).toBe(1)
  const told = output.rows.map((row) => [person(row), row.now, row.because, row.guard])
  expect(told).toEqual([['tomas', 'granted', 'disabled in the directory', '']])
})

test('a group renamed in the directory gives nothing, and a note says how to mend it', async () => {
  setFaults(world.sandbox.world, { lose: () => true })
  await world.call('AWSIdentityStore.UpdateGroup', {
    IdentityStoreId: world.map.identityStore.id,
    GroupId: vision,
    Operations: [{ AttributePath: 'displayName', AttributeValue: 'Computer Vision' }],
  })
  await world.rest()
  setFaults(world.sandbox.world, {})
  const { output } = await planned(sampleMap, { changes: true })
  expect(output.rows.map((row) => [person(row), row.team, row.now])).toContainEqual([
    'ines',
    'vision',
    'granted',
  ])
  expect(output.lines).toContain(
    `note: group ML Vision (sample/access.yaml:45) was first found as ${vision}, which is called ` +
      'Computer Vision now: it gives nothing until the map has its new name, or its id as groupId',
  )
  const pinned = mapWith(['group: ML Vision,', `group: ML Vision, groupId: ${vision},`])
  const mended = await planned(pinned, { changes: true })
  expect(mended.output.rows.map((row) => row.team)).not.toContain('vision')
})
