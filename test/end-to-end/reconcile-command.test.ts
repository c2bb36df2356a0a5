/** `rollcall reconcile` against the assembly that is deployed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ReconcileOptions, reconcile } from '../../cli/commands/reconcile.ts'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { bar, progressLine } from '../../cli/support/progress-line.ts'
import { company, people } from '../../sample/company.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

/** What the command printed, and its exit code. */
async function command(user: string | undefined, options: ReconcileOptions = {}) {
  const output = keptOutput()
  const told: string[] = []
  const line = progressLine({ write: (text: string) => told.push(text) })
  const where = { endpoint: world.sandbox.url, map: sampleMap }
  const exit = await reconcile(user, { ...where, ...options }, output, line)
  return { exit, shown: told.join(''), ...output }
}

/** Maya has joined, but no event told. */
async function unheard() {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const userId = await idp.createUser(people.maya)
  await world.rest()
  setFaults(world.sandbox.world, { lose: () => true })
  await idp.addMember(groupId, userId)
  await world.rest()
  return { userId }
}

const agrees = async () => (await compareWorld(world.ports, world.map)).agrees

describe('of a user', () => {
  test('mends what no event told, and says what was given and why', async () => {
    await unheard()
    const { exit, rows, shown } = await command(people.maya.userName)
    expect(exit).toBe(0)
    expect(rows.map(({ state }) => state)).toEqual(['granting', 'granted'])
    expect(rows[0]?.reason).toMatch(/^group ML Fraud Scientists \(line \d+ of the map\)$/)
    expect(shown).toMatch(/being reconciled|waiting/)
    expect(await agrees()).toBe(true)
    const again = await command(people.maya.userName)
    expect([again.exit, again.rows]).toEqual([0, []])
    expect(again.lines).toEqual([expect.stringContaining('nothing differed')])
  })

  test('mends a role edited by hand', async () => {
    const { userId } = await unheard()
    await command(userId)
    const [grant] = await world.ports.ledger.grantsOf(userId)
    await world.call('SageMaker.UpdateUserProfile', {
      DomainId: company.domains[0].id,
      UserProfileName: grant?.profileName,
      UserSettings: { ExecutionRole: `arn:aws:iam::${company.accountId}:role/somebodys-own` },
    })
    await world.rest()
    expect(await agrees()).toBe(false)
    expect((await command(userId)).rows.map(({ state }) => state)).toEqual(['changing', 'granted'])
    expect(await agrees()).toBe(true)
  })
})

describe('of everybody', () => {
  test('says who changed and because of what', async () => {
    const { userId } = await unheard()
    const { exit, rows, lines, shown } = await command(undefined, { all: true })
    expect(exit).toBe(0)
    expect(rows).toEqual([
      {
        user: userId,
        team: 'fraud',
        persona: 'data-scientist',
        state: 'granted',
        'because of': 'event lost',
      },
    ])
    expect(lines[1]).toBe('asked for who differed: event lost: 1')
    expect(shown).toContain('1 of 1 users')
    expect(await agrees()).toBe(true)
  })

  test('finds nobody when nothing differs, and mends profiles when it looks deep', async () => {
    const { userId } = await unheard()
    await command(undefined, { all: true })
    expect((await command(undefined, { all: true })).lines[1]).toBe('nobody differed')
    const [grant] = await world.ports.ledger.grantsOf(userId)
    const profile = { DomainId: company.domains[0].id, UserProfileName: grant?.profileName }
    await world.call('SageMaker.DeleteUserProfile', profile)
    await world.rest()
    const { exit, values } = await command(undefined, { all: true, deep: true, json: true })
    expect(exit).toBe(0)
    expect(values).toEqual([
      expect.objectContaining({
        run: expect.objectContaining({ profiles: 1, asked: { 'edit by hand': 1 } }),
        changed: [expect.objectContaining({ cause: 'edit-by-hand' })],
        waiting: [],
      }),
    ])
    expect(await agrees()).toBe(true)
  })

  test('ends with 1 while a group that strayed is a finding', async () => {
    await unheard()
    await command(undefined, { all: true })
    const groupId = (await world.ports.directory.findGroup('ML Fraud Scientists')) ?? ''
    await world.call('AWSIdentityStore.UpdateGroup', {
      IdentityStoreId: company.identityStoreId,
      GroupId: groupId,
      Operations: [{ AttributePath: 'displayName', AttributeValue: 'ML Fraud People' }],
    })
    const { exit, lines } = await command(undefined, { all: true })
    expect(exit).toBe(1)
    expect(lines.at(-1)).toMatch(/^finding: group ML Fraud Scientists .* is called ML Fraud People/)
  })
})

test.each([
  [undefined, {}, 'name either a user or everybody with --all'],
  ['maya', { all: true }, 'name either a user or everybody with --all'],
  ['maya', { deep: true }, '--deep goes with --all'],
  ['nobody@example.com', {}, 'the directory has no user named nobody@example.com'],
] as const)('%s with %o is bad input', async (user, options, message) => {
  const asked = command(user, options)
  await expect(asked).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(message),
  })
})

test('a bar shows how much is done', () => {
  expect(bar(3, 12, 'users')).toBe('[######------------------] 3 of 12 users')
  expect(bar(0, 0, 'users')).toBe('[########################] 0 of 0 users')
})
