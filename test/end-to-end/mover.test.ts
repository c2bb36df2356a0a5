/** Who moves, is renamed or comes again has what the map says, and nothing of anybody else's. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { inertRoleArn, roleArn } from '../../core/persona/role-name.ts'
import { company, groups, people } from '../../sample/company.ts'
import { trailRecords } from '../../sandbox/cloudtrail/trail.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const DOMAIN = company.domains[0].id
let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

async function makeGroups(...names: readonly string[]): Promise<readonly string[]> {
  const idp = world.provider('okta')
  const groupIds: string[] = []
  for (const name of names) groupIds.push(await idp.createGroup(name))
  await world.rest()
  return groupIds
}

async function makeUser(userName: string = people.maya.userName): Promise<string> {
  const userId = await world.provider('okta').createUser({ ...people.maya, userName })
  await world.rest()
  return userId
}

async function join(userId: string, groupId = ''): Promise<void> {
  await world.provider('okta').addMember(groupId, userId)
  await world.rest()
}

async function leave(userId: string, groupId = ''): Promise<void> {
  await world.provider('okta').removeMember(groupId, userId)
  await world.rest()
}

async function profiles() {
  const compared = await compareWorld(world.ports, world.map)
  expect(compared.agrees).toBe(true)
  return compared.profiles
}

async function openStudio(UserProfileName = ''): Promise<void> {
  const app = { AppType: 'JupyterServer', AppName: 'default' }
  await world.call('SageMaker.CreateApp', { DomainId: DOMAIN, UserProfileName, ...app })
  await world.rest()
}

describe('the same team and another persona', () => {
  test('keep the profile, change its role, and stop its running apps', async () => {
    const [scientists, leads] = await makeGroups(groups.fraudScientists, groups.fraudLeads)
    const userId = await makeUser()
    await join(userId, scientists)
    const [before] = await profiles()
    await openStudio(before?.profileName)
    await join(userId, leads)
    expect(await profiles()).toEqual([
      {
        ...before,
        persona: 'mlops',
        role: roleArn(world.map, 'fraud', 'mlops'),
      },
    ])
    const { Apps } = await world.call('SageMaker.ListApps', { DomainIdEquals: DOMAIN })
    expect(Apps).toEqual([expect.objectContaining({ Status: 'Deleted' })])
    const versions = await world.ports.ledger.versionsOf(userId)
    expect(versions.map(({ persona, state }) => `${persona} ${state}`)).toEqual([
      'data-scientist granting',
      'data-scientist granted',
      'mlops changing',
      'mlops granted',
    ])
  })

  test('send all the profile’s settings, so that Studio has nothing to reset', async () => {
    const [scientists, leads] = await makeGroups(groups.fraudScientists, groups.fraudLeads)
    const userId = await makeUser()
    await join(userId, scientists)
    const [before] = await profiles()
    const settings = { SecurityGroups: ['sg-0123456789abcdef0'] }
    const UserSettings = { ...settings, ExecutionRole: before?.role }
    const profile = { DomainId: DOMAIN, UserProfileName: before?.profileName }
    await world.call('SageMaker.UpdateUserProfile', { ...profile, UserSettings })
    await world.rest()
    await join(userId, leads)
    const sent = trailRecords(world.sandbox.world).findLast(
      ({ eventName }) => eventName === 'UpdateUserProfile',
    )
    expect(sent?.requestParameters).toMatchObject({
      userSettings: {
        securityGroups: settings.SecurityGroups,
        executionRole: roleArn(world.map, 'fraud', 'mlops'),
      },
    })
  })
})

test('another team is another profile, and the old one is suspended', async () => {
  const [fraud, vision] = await makeGroups(groups.fraudScientists, groups.vision)
  const userId = await makeUser()
  await join(userId, fraud)
  const [before] = await profiles()
  await leave(userId, fraud)
  await join(userId, vision)
  expect(await profiles()).toEqual([
    { ...before, role: inertRoleArn(world.map, 'research'), suspended: true },
    expect.objectContaining({
      userId,
      team: 'vision',
      role: roleArn(world.map, 'vision', 'data-scientist'),
      suspended: false,
    }),
  ])
})

test('a second team leaves the first as it was', async () => {
  const [fraud, vision] = await makeGroups(groups.fraudScientists, groups.vision)
  const userId = await makeUser()
  await join(userId, fraud)
  const [first] = await profiles()
  await join(userId, vision)
  const both = await profiles()
  expect(both).toHaveLength(2)
  expect(both).toContainEqual(first)
  const versions = await world.ports.ledger.versionsOf(userId)
  expect(versions.filter(({ team }) => team === 'fraud')).toHaveLength(2)
})

test('of two paths to a team, only the end of the last suspends', async () => {
  const [leads, scientists] = await makeGroups(groups.fraudLeads, groups.fraudScientists)
  const userId = await makeUser()
  await join(userId, leads)
  const [before] = await profiles()
  await join(userId, scientists)
  await leave(userId, scientists)
  expect(await profiles()).toEqual([before])
  await join(userId, scientists)
  await leave(userId, leads)
  const [through] = await world.ports.ledger.grantsOf(userId)
  expect(through).toMatchObject({
    state: 'granted',
    persona: 'data-scientist',
    profileName: before?.profileName,
    reason: { group: groups.fraudScientists },
  })
  await leave(userId, scientists)
  expect(await profiles()).toEqual([expect.objectContaining({ suspended: true })])
})

test('a renamed user keeps profile, role and running app', async () => {
  const [groupId] = await makeGroups(groups.forecasting)
  const userId = await makeUser()
  await join(userId, groupId)
  const before = await profiles()
  await openStudio(before[0]?.profileName)
  const renamed = { ...people.maya, userName: 'maya.berg@example.com' }
  await world.provider('okta').putUser(userId, renamed)
  await world.rest()
  expect(await profiles()).toEqual(before)
  expect(await world.ports.directory.findUser(renamed.userName)).toBe(userId)
  const { Apps } = await world.call('SageMaker.ListApps', { DomainIdEquals: DOMAIN })
  expect(Apps).toEqual([expect.objectContaining({ Status: 'InService' })])
  expect(await world.ports.ledger.versionsOf(userId)).toHaveLength(2)
})

test('who takes over a user name gets nothing of its former owner', async () => {
  const [groupId] = await makeGroups(groups.forecasting)
  const former = await makeUser()
  await join(former, groupId)
  const [old] = await profiles()
  await world.provider('okta').deleteUser(former)
  await world.rest()
  const next = await makeUser()
  expect(next).not.toBe(former)
  const suspended = { ...old, role: inertRoleArn(world.map, 'research'), suspended: true }
  expect(await profiles()).toEqual([suspended])
  await join(next, groupId)
  const both = await profiles()
  expect(both).toHaveLength(2)
  expect(both).toContainEqual(suspended)
  const own = both.find(({ userId }) => userId === next)
  expect(own).toMatchObject({ team: 'forecasting', suspended: false })
  expect(own?.profileName).not.toBe(old?.profileName)
})
