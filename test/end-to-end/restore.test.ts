/** A wrong leave of many is undone by one command, and the directory decides again afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holds } from '../../cli/commands/holds.ts'
import { type RestoreOptions, restore } from '../../cli/commands/restore.ts'
import { compareWorld } from '../../cli/support/compare-world.ts'
import type { GrantState } from '../../core/words.ts'
import { company } from '../../sample/company.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

const GROUP = 'ML Vision'
const HOUR_MS = 3_600_000
const names = Array.from({ length: 12 }, (_, index) => `user${index}@example.com`)
const quiet = { show: () => undefined, end: () => undefined }

let world: Rollcall
let groupId: string
let userIds: string[]
let before: Awaited<ReturnType<typeof profiles>>

const profiles = async () => (await compareWorld(world.ports, world.map)).profiles
async function statesOf(users: readonly string[]): Promise<GrantState[]> {
  const all = await Promise.all(users.map((userId) => world.ports.ledger.grantsOf(userId)))
  return all.flatMap((grants) => grants.map(({ state }) => state))
}
const states = async () => new Set(await statesOf(userIds))

async function passing<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  let done = false
  const answer = act().finally(() => {
    done = true
  })
  const { clock } = world.sandbox.world
  while (!done) await Promise.race([answer.catch(() => undefined), clock.quiet(1_000)])
  return answer
}

async function restored(users: readonly string[], options: Partial<RestoreOptions> = {}) {
  const output = keptOutput()
  const to = { endpoint: world.sandbox.url, map: sampleMap, as: 'anna' }
  const code = await passing(() => restore(users, { ...to, ...options }, output, quiet))
  const told = output.rows.flatMap((row) => Object.values(row))
  return { code, text: [...output.lines, ...told].join('\n') }
}

beforeAll(async () => {
  world = await openRollcall({
    users: names.map((UserName) => ({ UserName, DisplayName: UserName })),
    groups: [{ DisplayName: GROUP, members: names }],
  })
  const idp = world.provider('okta')
  groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
  userIds = []
  for (const name of names) userIds.push((await world.ports.directory.findUser(name)) ?? '')
  // Any event makes Rollcall look at the group.
  await idp.removeMember(groupId, userIds[0] ?? '')
  await idp.addMember(groupId, userIds[0] ?? '')
  await world.rest()
  before = await profiles()
}, 120_000)
afterAll(() => world.close())

test('a set of users that left by mistake has its access back at once', async () => {
  const idp = world.provider('okta')
  for (const userId of userIds) await idp.removeMember(groupId, userId)
  await world.rest()
  const { url } = world.sandbox
  const shown = keptOutput()
  await holds({}, { endpoint: url, map: sampleMap, json: true }, shown)
  const [hold] = shown.values[0] as ReadonlyArray<{ readonly hash: string }>
  const answer = { verb: 'approve', hash: hold?.hash ?? '' }
  await holds(answer, { endpoint: url, map: sampleMap, as: 'ben' }, keptOutput())
  await world.rest()
  expect(await states()).toEqual(new Set(['suspended']))
  const since = new Date(world.sandbox.world.clock.now() - HOUR_MS).toISOString()
  const { code, text } = await restored([], { suspendedSince: since, for: '1h' })
  expect(code).toBe(0)
  expect(text).toContain(`${names.length} users are restored until`)
  expect(await states()).toEqual(new Set(['granted']))
  const now = await profiles()
  expect(now.map(({ profileName, role }) => ({ profileName, role }))).toEqual(
    before.map(({ profileName, role }) => ({ profileName, role })),
  )
}, 120_000)

test('whom the directory names again by then keeps it; others go within the bound', async () => {
  const idp = world.provider('okta')
  for (const userId of userIds.slice(0, 8)) await idp.addMember(groupId, userId)
  await world.rest()
  await world.sandbox.world.clock.advance(HOUR_MS + HOUR_MS / 4)
  await world.rest()
  const named = await statesOf(userIds.slice(0, 8))
  expect(new Set(named)).toEqual(new Set(['granted']))
  // An approval counts once: two of a group of twelve may go without another, two are held.
  const others = await statesOf(userIds.slice(8))
  expect(others.sort()).toEqual(['granted', 'granted', 'suspended', 'suspended'])
  const shown = keptOutput()
  await holds({}, { endpoint: world.sandbox.url, map: sampleMap, json: true }, shown)
  const [hold] = shown.values[0] as ReadonlyArray<{ readonly users: readonly unknown[] }>
  expect(hold?.users).toHaveLength(2)
}, 120_000)

test('who is disabled, or has nothing suspended, is told why not', async () => {
  const idp = world.provider('okta')
  const [active = '', disabled = ''] = userIds
  await idp.setActive(disabled, false)
  await world.rest()
  const { code, text } = await restored([active, disabled])
  expect(code).toBe(1)
  expect(text).toContain('nobody was restored')
  expect(text).toContain('nothing of the user is suspended')
  expect(text).toContain('the directory says disabled')
}, 60_000)

test('what makes no sense is refused, with what would be right', async () => {
  await expect(restored([])).rejects.toThrow('name either users or a time')
  await expect(restored([names[0] ?? ''], { for: 'a day' })).rejects.toThrow('5m to 30d')
  await expect(restored([`nobody@${company.accountId}`])).rejects.toThrow('no user named')
})
