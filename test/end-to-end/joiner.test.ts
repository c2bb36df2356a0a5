/**
 * The main job on the assembly that would be deployed: a joiner by every door and provider shape,
 * with events doubled, reversed and lost, ends in the same state.
 */
import { afterEach, describe, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { roleArn } from '../../core/persona/role-name.ts'
import { company, people } from '../../sample/company.ts'
import type { ProviderKind } from '../../sample/identity-provider.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const GROUP = 'ML Fraud Scientists'
let rollcall: Rollcall | undefined

afterEach(async () => {
  await rollcall?.close()
  rollcall = undefined
})

async function open(): Promise<Rollcall> {
  rollcall = await openRollcall()
  return rollcall
}

/** The one end state: a profile in service with the persona's role, and a ledger that says why. */
async function expectJoined(world: Rollcall, userId: string): Promise<void> {
  const { map, ports } = world
  const compared = await compareWorld(ports, map)
  expect(compared.missing).toEqual([])
  expect(compared.profiles).toEqual([
    expect.objectContaining({
      userId,
      team: 'fraud',
      persona: 'data-scientist',
      status: 'InService',
      role: roleArn(map, 'fraud', 'data-scientist'),
      suspended: false,
      difference: '',
    }),
  ])
  const [grant] = await ports.ledger.grantsOf(userId)
  expect(grant).toMatchObject({ state: 'granted', reason: { group: GROUP } })
}

async function prepare(world: Rollcall) {
  const idp = world.provider('plain')
  const groupId = await idp.createGroup(GROUP)
  const userId = await idp.createUser(people.maya)
  await world.rest()
  return { groupId, userId }
}

describe('a joiner by SCIM gets the profile and the role', () => {
  test.each<ProviderKind>(['okta', 'entra', 'plain'])('in the shape of %s', async (kind) => {
    const world = await open()
    const { groupId, userId } = await prepare(world)
    await world.provider(kind).addMember(groupId, userId)
    await world.rest()
    await expectJoined(world, userId)
    const [grant] = await world.ports.ledger.grantsOf(userId)
    expect(grant?.because).toEqual([expect.objectContaining({ door: 'scim' })])
  })
})

describe('the same joiner by another door ends in the same state', () => {
  test('by the console', async () => {
    const world = await open()
    const { groupId, userId } = await prepare(world)
    await world.call('SWBUPService.AddMemberToGroup', {
      IdentityStoreId: company.identityStoreId,
      GroupId: groupId,
      Member: { MemberId: userId },
    })
    await world.rest()
    await expectJoined(world, userId)
  })

  test('by the Identity Store API', async () => {
    const world = await open()
    const { groupId, userId } = await prepare(world)
    await world.call('AWSIdentityStore.CreateGroupMembership', {
      IdentityStoreId: company.identityStoreId,
      GroupId: groupId,
      MemberId: { UserId: userId },
    })
    await world.rest()
    await expectJoined(world, userId)
  })
})

describe('what delivery does to events does not change the end state', () => {
  test('each event delivered twice', async () => {
    const world = await open()
    setFaults(world.sandbox.world, { duplicate: 2 })
    const { groupId, userId } = await prepare(world)
    await world.provider('okta').addMember(groupId, userId)
    await world.rest()
    await expectJoined(world, userId)
  })

  test('events in reverse order', async () => {
    const world = await open()
    setFaults(world.sandbox.world, { holdBack: { events: 3, longestMs: 60_000 } })
    const idp = world.provider('okta')
    const groupId = await idp.createGroup(GROUP)
    const userId = await idp.createUser(people.maya)
    await idp.addMember(groupId, userId)
    await world.rest()
    await expectJoined(world, userId)
  })

  test('the event lost: the next look at the user mends it', async () => {
    const world = await open()
    const { groupId, userId } = await prepare(world)
    setFaults(world.sandbox.world, { lose: (event) => event.detail.eventName === 'PatchGroup' })
    await world.provider('okta').addMember(groupId, userId)
    await world.rest()
    expect((await compareWorld(world.ports, world.map)).agrees).toBe(false)
    setFaults(world.sandbox.world, {})
    await world.provider('okta').setActive(userId, true)
    await world.rest()
    await expectJoined(world, userId)
  })
})
