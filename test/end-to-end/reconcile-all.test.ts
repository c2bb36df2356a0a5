/** What no event told is found by the full reconciliation, on the assembly that is deployed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { machineAliasArn, machineName } from '../../core/deployed-names.ts'
import { company, people } from '../../sample/company.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { listExecutions } from '../../sandbox/machines/executions.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const MINUTE_MS = 60_000
const DOMAIN = company.domains[0].id
let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

const agrees = async () => (await compareWorld(world.ports, world.map)).agrees

/** Maya is in a group, with a profile. */
async function joined() {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  const [grant] = await world.ports.ledger.grantsOf(userId)
  return { idp, groupId, userId, profileName: grant?.profileName ?? '' }
}

async function pass(minutes: number): Promise<void> {
  await world.sandbox.world.clock.advance(minutes * MINUTE_MS)
  await world.rest()
}

/** The machine itself, as its schedule starts it. */
function startRun() {
  const stateMachineArn = machineAliasArn(world.map.hub, machineName.reconcileAll)
  return world.call('AWSStepFunctions.StartExecution', { stateMachineArn, input: '{}' })
}

describe('events lost entirely', () => {
  test('a joiner and a leaver are right after 15 minutes and their reconciliation', async () => {
    const { idp, groupId, userId } = await joined()
    setFaults(world.sandbox.world, { lose: () => true })
    const other = await idp.createUser(people.ines)
    await idp.addMember(groupId, other)
    await idp.removeMember(groupId, userId)
    await world.rest()
    expect(await agrees()).toBe(false)
    await pass(16)
    expect(await agrees()).toBe(true)
    const [grant] = await world.ports.ledger.grantsOf(userId)
    expect(grant?.state).toBe('suspended')
    expect(grant?.because).toEqual([
      expect.objectContaining({
        door: 'schedule',
        eventId: expect.stringMatching(/^everyone-\d+-event-lost$/),
      }),
    ])
  })

  test('a user deleted in the directory is suspended, a disabled one too', async () => {
    const { idp, groupId, userId } = await joined()
    const other = await idp.createUser(people.ines)
    await idp.addMember(groupId, other)
    await world.rest()
    setFaults(world.sandbox.world, { lose: () => true })
    await idp.deleteUser(userId)
    await idp.setActive(other, false)
    await pass(16)
    for (const gone of [userId, other])
      expect((await world.ports.ledger.grantsOf(gone))[0]?.state).toBe('suspended')
    expect(await agrees()).toBe(true)
  })
})

test('within a day a role edited and a profile deleted in the console are mended', async () => {
  const { idp, groupId, userId, profileName } = await joined()
  const other = await idp.createUser(people.ines)
  await idp.addMember(groupId, other)
  await world.rest()
  const deleted = (await world.ports.ledger.grantsOf(other))[0]?.profileName
  await world.call('SageMaker.UpdateUserProfile', {
    DomainId: DOMAIN,
    UserProfileName: profileName,
    UserSettings: { ExecutionRole: `arn:aws:iam::${company.accountId}:role/somebodys-own` },
  })
  await world.call('SageMaker.DeleteUserProfile', { DomainId: DOMAIN, UserProfileName: deleted })
  await world.rest()
  const edited = await compareWorld(world.ports, world.map)
  expect([edited.agrees, edited.missing.length]).toEqual([false, 1])
  await pass(24 * 60 + 1)
  const mended = await compareWorld(world.ports, world.map)
  expect(mended.agrees).toBe(true)
  expect(mended.profiles.map((one) => one.profileName).sort()).toEqual(
    [profileName, deleted].sort(),
  )
  for (const mendedUser of [userId, other]) {
    const [grant] = await world.ports.ledger.grantsOf(mendedUser)
    expect(grant?.because[0]?.eventId).toMatch(/^everyone-\d+-edit-by-hand$/)
  }
}, 120_000)

test('with nothing to mend a run asks for nobody', async () => {
  await joined()
  const reconciliations = () =>
    listExecutions(world.sandbox.world).filter(({ stateMachineArn }) =>
      stateMachineArn.includes(machineName.reconcileUser),
    ).length
  await pass(16)
  const before = reconciliations()
  await pass(60)
  expect(reconciliations()).toBe(before)
  const run = await world.ports.snapshot.lastRun()
  expect(run).toMatchObject({ asked: {}, findings: [], users: 1, groups: 1 })
  expect(world.sandbox.world.clock.now() - (run?.startedAt ?? 0)).toBeLessThan(16 * MINUTE_MS)
})

test('runs that are started together are one after the other', async () => {
  await joined()
  const before = await world.ports.leases.read('everyone')
  await Promise.all([startRun(), startRun(), startRun()])
  await world.rest()
  const runs = listExecutions(world.sandbox.world).filter(({ stateMachineArn }) =>
    stateMachineArn.includes(machineName.reconcileAll),
  )
  expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'SUCCEEDED'))
  const lease = await world.ports.leases.read('everyone')
  const wanted = (before?.wanted ?? 0) + 3
  expect(lease).toMatchObject({ wanted, done: wanted, leaseUntil: 0 })
})
