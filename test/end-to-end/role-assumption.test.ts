/**
 * Every role assumption that concerns people becomes one record, explained or a finding; ours none.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryAll } from '../../cli/commands/audit.ts'
import { roleArn } from '../../core/persona/role-name.ts'
import { people } from '../../sample/company.ts'
import { trailRecords } from '../../sandbox/cloudtrail/trail.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

async function openStudio(): Promise<string> {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  const [grant] = await world.ports.ledger.grantsOf(userId)
  await world.call('SageMaker.CreateApp', {
    DomainId: grant?.domainId,
    UserProfileName: grant?.profileName,
    AppType: 'JupyterServer',
    AppName: 'default',
  })
  await world.rest()
  return userId
}

const everything = { since: 0, until: Number.MAX_SAFE_INTEGER }

test('opening Studio leaves one record with user, role and line of the map', async () => {
  const userId = await openStudio()
  const records = await queryAll(world.ports, { ...everything, userId })
  expect(records).toEqual([
    expect.objectContaining({
      userId,
      door: 'sagemaker',
      verdict: 'explained',
      roleArn: roleArn(world.map, 'fraud', 'data-scientist'),
      grant: expect.objectContaining({
        team: 'fraud',
        reason: expect.objectContaining({ group: 'ML Fraud Scientists' }),
      }),
    }),
  ])
})

test('a record delivered three times is one record', async () => {
  setFaults(world.sandbox.world, { duplicate: 3 })
  const userId = await openStudio()
  expect(await queryAll(world.ports, { ...everything, userId })).toHaveLength(1)
})

test('our own activity yields no record', async () => {
  await openStudio()
  const assumed = trailRecords(world.sandbox.world).filter(
    ({ eventName }) => eventName === 'AssumeRole',
  )
  expect(assumed.length).toBeGreaterThan(1)
  const day = 86_400_000
  const now = world.sandbox.world.clock.now()
  const records = await queryAll(world.ports, { since: now - day, until: now + day })
  expect(records.map(({ roleArn }) => roleArn)).toEqual([
    roleArn(world.map, 'fraud', 'data-scientist'),
  ])
})

test('no session token stands in any table, queue or log', async () => {
  await openStudio()
  const tokens = trailRecords(world.sandbox.world).flatMap((record) => {
    const { credentials } = (record.responseElements ?? {}) as {
      readonly credentials?: { readonly sessionToken?: string }
    }
    return credentials?.sessionToken ? [credentials.sessionToken] : []
  })
  expect(tokens.length).toBeGreaterThan(0)
  const kept: string[] = []
  for (const TableName of ['leases', 'grants', 'directory', 'audit'])
    kept.push(
      JSON.stringify(
        await world.call('DynamoDB_20120810.Scan', { TableName: `rollcall-${TableName}` }),
      ),
    )
  const executions = await (await fetch(`${world.sandbox.url}/_sandbox/executions`)).text()
  const logs = await (await fetch(`${world.sandbox.url}/_sandbox/logs`)).text()
  const state = await (await fetch(`${world.sandbox.url}/_sandbox/state`)).text()
  const everythingKept = [...kept, executions, logs, state].join('\n')
  for (const token of tokens) expect(everythingKept.includes(token)).toBe(false)
})
