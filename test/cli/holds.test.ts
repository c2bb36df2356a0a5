/** `rollcall holds` and `rollcall freeze`: what operators read, type and are told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreezeOptions, freeze } from '../../cli/commands/freeze.ts'
import { holds } from '../../cli/commands/holds.ts'
import { people } from '../../sample/company.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

let world: Rollcall
let vision: string
let userIds: readonly string[]

beforeAll(async () => {
  world = await openRollcall()
  const idp = world.provider('plain')
  vision = await idp.createGroup('ML Vision')
  userIds = [
    await idp.createUser(people.maya),
    await idp.createUser(people.tomas),
    await idp.createUser(people.ines),
  ]
  await world.rest()
  for (const userId of userIds) await idp.addMember(vision, userId)
  await world.rest()
})
afterAll(() => world.close())

const to = () => ({ endpoint: world.sandbox.url, map: sampleMap, as: 'anna' })

async function held(answer: { readonly verb?: string; readonly hash?: string } = {}, json = false) {
  const output = keptOutput()
  const code = await holds(answer, { ...to(), json }, output)
  return { code, text: output.lines.join('\n') }
}

async function frozen(options: Partial<FreezeOptions>) {
  const output = keptOutput()
  const code = await freeze({ ...to(), ...options }, output)
  return { code, text: output.lines.join('\n') }
}

async function stateOf(userId: string | undefined): Promise<string | undefined> {
  return (await world.ports.ledger.grantsOf(userId ?? ''))[0]?.state
}

test('nobody is held on an ordinary day', async () => {
  const { code, text } = await held()
  expect([code, text]).toEqual([0, 'Nobody is held.'])
})

test('a freeze and its end are said, and what is no time or no sense is refused', async () => {
  const { code, text } = await frozen({ removals: true })
  expect(code).toBe(0)
  expect(text).toContain('removals are frozen until `rollcall freeze --off`')
  expect(await world.ports.freezes.read()).toMatchObject({ scope: 'removals', by: 'anna' })
  await expect(frozen({ until: 'tomorrow' })).rejects.toThrow('--until tomorrow is not a time')
  await expect(frozen({ until: '2001-01-01' })).rejects.toThrow('is past')
  await expect(frozen({ off: true, removals: true })).rejects.toThrow('takes no other word')
  expect((await frozen({ off: true })).text).toContain('The freeze is lifted; 0 users')
  expect((await frozen({ off: true })).text).toBe('Nothing was frozen.')
})

test('a hold is shown with its users and the words that answer it, and is answered', async () => {
  const idp = world.provider('entra')
  for (const userId of userIds) await idp.removeMember(vision, userId)
  await world.rest()
  const shown = await held()
  expect(shown.code).toBe(1)
  const [, hash = ''] = /^hold (\w{64})$/m.exec(shown.text) ?? []
  expect(shown.text).toContain('of group ML Vision')
  expect(shown.text).toContain(`rollcall holds approve ${hash.slice(0, 16)}`)

  await expect(held({ verb: 'forget', hash })).rejects.toThrow('rollcall holds approve HASH')
  await expect(held({ verb: 'approve' })).rejects.toThrow('rollcall holds approve HASH')
  await expect(held({ verb: 'approve', hash: 'f'.repeat(64) })).rejects.toThrow(hash)

  const refused = await held({ verb: 'refuse', hash })
  expect(refused.text).toContain('refused by anna')
  expect(await held()).toMatchObject({ code: 0 })
  expect((await held()).text).toContain('refused by anna')

  const approved = await held({ verb: 'approve', hash }, true)
  expect(approved.code).toBe(0)
  await world.rest()
  expect(await Promise.all(userIds.map(stateOf))).toEqual(userIds.map(() => 'suspended'))
  expect((await held()).text).toBe('Nobody is held.')
})
