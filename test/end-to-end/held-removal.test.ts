/** A group emptied by mistake costs nobody anything; emptied on purpose, one word is enough. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { CommandError } from '../../cli/support/exit.ts'
import { thaw } from '../../cli/support/freezes.ts'
import { answerHold, readHolds } from '../../cli/support/holds.ts'
import { company } from '../../sample/company.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const SIZE = 12
const userNames = Array.from({ length: SIZE }, (_, n) => `person${n}@example.com`)
let world: Rollcall
let groupId: string
let members: readonly string[]

beforeEach(async () => {
  const users = userNames.map((UserName) => ({ UserName, DisplayName: UserName }))
  world = await openRollcall({ users })
  const idp = world.provider('plain')
  groupId = await idp.createGroup('ML Vision')
  members = await Promise.all(
    userNames.map(async (name) => (await world.ports.directory.findUser(name)) ?? ''),
  )
  await patch('add', members)
  await world.rest()
})
afterEach(() => world.close())

/** All of them in one SCIM PATCH. */
async function patch(op: 'add' | 'remove', userIds: readonly string[]): Promise<void> {
  const { tenantId, token } = company.scim
  const value = userIds.map((userId) => ({ value: userId }))
  const answer = await fetch(`${world.sandbox.url}/${tenantId}/scim/v2/Groups/${groupId}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op, path: 'members', value }],
    }),
  })
  expect([answer.status, await answer.text()]).toEqual([204, ''])
}

const ports = () => ({ ...world.ports, clock: world.sandbox.world.clock })
const holds = () => readHolds(ports(), world.map)
const answer = (verb: 'approve' | 'refuse', hash: string) =>
  answerHold(ports(), world.map, { verb, hash, by: 'anna' })

async function states(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const userId of members)
    for (const { state } of await world.ports.ledger.grantsOf(userId))
      counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** All that the ledger ever heard of the members. */
function everything() {
  return Promise.all(members.map((userId) => world.ports.ledger.versionsOf(userId)))
}

test('emptied by mistake and filled again: one hold of all, and nobody notices', async () => {
  expect(await states()).toEqual({ granted: SIZE })
  const before = await everything()
  await patch('remove', members)
  await world.rest()
  const [hold, ...others] = await holds()
  expect([hold?.group, hold?.users.length, others]).toEqual(['ML Vision', SIZE, []])
  expect(hold?.users.map(({ userId }) => userId)).toEqual([...members].sort())
  await patch('add', members)
  await world.rest()
  expect(await holds()).toEqual([])
  expect((await compareWorld(world.ports, world.map)).agrees).toBe(true)
  expect(await everything()).toEqual(before)
})

test('emptied on purpose: approved once, by name, and one disabled does not wait', async () => {
  const [disabled = '', ...others] = members
  await patch('remove', members)
  await world.rest()
  const [shown] = await holds()
  await world.provider('plain').setActive(disabled, false)
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE - 1, suspended: 1 })
  expect((await world.ports.ledger.grantsOf(disabled))[0]?.state).toBe('suspended')

  const [hold] = await holds()
  expect(hold?.users).toHaveLength(SIZE - 1)
  const changed = answer('approve', shown?.hash ?? '')
  await expect(changed).rejects.toThrow(CommandError)
  await expect(changed).rejects.toThrow(shown?.hash)
  await expect(changed).rejects.toThrow(hold?.hash)
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE - 1, suspended: 1 })

  await answer('approve', hold?.hash.slice(0, 16) ?? '')
  await world.rest()
  expect(await states()).toEqual({ suspended: SIZE })
  expect(await holds()).toEqual([])
  const [grant] = await world.ports.ledger.grantsOf(others[0] ?? '')
  const doors = grant?.because.map(({ door, eventId }) => `${door} ${eventId}`)
  expect(doors).toContain(`operator hold ${hold?.hash.slice(0, 16)} approved by anna`)
  expect(doors).toContainEqual(expect.not.stringMatching(/^operator /))
  await expect(answer('approve', hold?.hash ?? '')).rejects.toThrow('an approval counts once')
})

test('refused: everybody keeps access, and one more who leaves makes another hold', async () => {
  const [last = '', ...first] = members
  await patch('remove', first)
  await world.rest()
  const [hold] = await holds()
  await answer('refuse', hold?.hash ?? '')
  await world.rest()
  expect(await holds()).toEqual([expect.objectContaining({ hash: hold?.hash })])
  expect((await holds())[0]?.refused?.by).toBe('anna')
  await patch('remove', [last])
  await world.rest()
  const [grown] = await holds()
  expect([grown?.users.length, grown?.refused]).toEqual([SIZE, undefined])
  expect(await states()).toEqual({ granted: SIZE })
})

test('two at once are an ordinary day', async () => {
  await patch('remove', members.slice(0, 2))
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE - 2, suspended: 2 })
  expect(await holds()).toEqual([])
})

test('a freeze stops every step, or those that take away, and lifting it goes on', async () => {
  const idp = world.provider('plain')
  const { clock } = world.sandbox.world
  const [leaver = '', joiner = ''] = members
  const other = await idp.createGroup('ML Forecasting')
  const since = clock.now()
  await world.ports.freezes.set({ scope: 'removals', by: 'anna', since })
  await patch('remove', [leaver])
  await idp.addMember(other, joiner)
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE + 1 })

  await world.ports.freezes.set({ scope: 'all changes', by: 'anna', since })
  await idp.removeMember(other, joiner)
  await idp.addMember(other, leaver)
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE + 1 })

  expect(await thaw(ports(), 'anna')).toBe(2)
  await world.rest()
  expect(await states()).toEqual({ granted: SIZE, suspended: 2 })
  expect((await compareWorld(world.ports, world.map)).agrees).toBe(true)
  expect(await thaw(ports(), 'anna')).toBeUndefined()
  const [first] = await world.ports.ledger.grantsOf(leaver)
  expect(first?.because.map(({ door }) => door)).toContain('scim')
})
