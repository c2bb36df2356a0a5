/** One holder at a time per user, whatever happens to it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { people } from '../../sample/company.ts'
import { listExecutions } from '../../sandbox/machines/executions.ts'
import { VirtualClock } from '../../sandbox/world/clock.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const MINUTE_MS = 60_000
let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

function virtualClock(): VirtualClock {
  const { clock } = world.sandbox.world
  if (clock instanceof VirtualClock) return clock
  throw new Error('the test needs virtual time')
}

const reconciliations = () =>
  listExecutions(world.sandbox.world).filter(({ stateMachineArn }) =>
    stateMachineArn.includes('rollcall-reconcile-user'),
  )

async function userAndGroup() {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const userId = await idp.createUser(people.maya)
  await world.rest()
  return { idp, groupId, userId }
}

test('a holder that died is followed by the sweep within its lease and a minute', async () => {
  const { idp, groupId, userId } = await userAndGroup()
  const clock = virtualClock()
  const release = clock.hold()
  await idp.addMember(groupId, userId)
  let stopped = false
  // Time stands still while this holds; each release lets one timer through.
  const watch = clock.onChange(() => {
    const running = reconciliations().find(({ status }) => status === 'RUNNING')
    if (!running || stopped) return
    stopped = true
    void world.call('AWSStepFunctions.StopExecution', { executionArn: running.executionArn })
  })
  release()
  await world.rest()
  watch()
  expect(stopped).toBe(true)
  expect(reconciliations().some(({ status }) => status === 'ABORTED')).toBe(true)
  const { agrees } = await compareWorld(world.ports, world.map)
  const [grant] = await world.ports.ledger.grantsOf(userId)
  expect([agrees, grant?.state]).not.toEqual([true, 'granted'])
  await clock.advance(5 * MINUTE_MS + MINUTE_MS + 1)
  await world.rest()
  expect((await world.ports.ledger.grantsOf(userId))[0]?.state).toBe('granted')
  expect((await compareWorld(world.ports, world.map)).agrees).toBe(true)
})

test('a burst of a hundred events about one user costs at most two executions', async () => {
  const { idp, groupId, userId } = await userAndGroup()
  const before = reconciliations().length
  await idp.addMember(groupId, userId)
  for (let event = 0; event < 100; event++) await idp.setActive(userId, true)
  await world.rest()
  expect(reconciliations().length - before).toBeLessThanOrEqual(2)
  expect((await compareWorld(world.ports, world.map)).agrees).toBe(true)
  const [grant] = await world.ports.ledger.grantsOf(userId)
  expect(grant?.because.length).toBeLessThanOrEqual(20)
})
