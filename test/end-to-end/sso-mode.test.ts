/** Both kinds of domain in one account: whoever joins, leaves, moves or changes their name. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reconcile } from '../../cli/commands/reconcile.ts'
import { progressLine } from '../../cli/support/progress-line.ts'
import { inertRoleArn, roleArn } from '../../core/persona/role-name.ts'
import { twoDomainsMap } from '../support/assembly.ts'
import { keptOutput } from '../support/kept-output.ts'
import { domains, openTwoDomains, type TwoDomains } from '../support/two-domains.ts'

const ALICE = 'alice@example.com'
let world: TwoDomains

beforeEach(async () => {
  world = await openTwoDomains()
})
afterEach(() => world.close())

describe('with assign: groups', () => {
  test('a joiner has a profile bound to their name, and their group is assigned once', async () => {
    const groupId = await world.group('ML Forecasting')
    const alice = await world.user(ALICE)
    await world.join(alice, groupId)
    const grant = await world.grant(alice, 'forecasting')
    expect(grant).toMatchObject({ state: 'granted', assigned: 'GROUP' })
    expect(await world.profile(grant)).toMatchObject({
      Status: 'InService',
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: ALICE,
      UserSettings: { ExecutionRole: roleArn(world.map, 'forecasting', 'data-scientist') },
    })
    await world.join(await world.user('bob@example.com'), groupId)
    expect(await world.assigned(domains.portal)).toEqual([{ type: 'GROUP', id: groupId }])
    expect(JSON.stringify(await world.ports.ledger.versionsOf(alice))).not.toContain(ALICE)
  })

  test('who moves between two teams of the domain has one profile after the other', async () => {
    const forecasting = await world.group('ML Forecasting')
    const labels = await world.group('Labellers')
    const alice = await world.user(ALICE)
    await world.join(alice, forecasting)
    await world.leave(alice, forecasting)
    await world.join(alice, labels)
    expect(await world.grant(alice, 'labels')).toBeUndefined()
    await world.pass(60)
    expect(await world.grant(alice, 'forecasting')).toMatchObject({ state: 'deprovisioned' })
    expect(await world.grant(alice, 'labels')).toMatchObject({ state: 'granted' })
    expect(await world.profile(await world.grant(alice, 'labels'))).toMatchObject({
      SingleSignOnUserValue: ALICE,
    })
  }, 120_000)
})

describe('with assign: users', () => {
  test('a leaver loses their own assignment, and who comes back gets it again', async () => {
    const groupId = await world.group('ML Vision')
    const alice = await world.user(ALICE)
    await world.join(alice, groupId)
    expect(await world.assigned(domains.desk)).toEqual([{ type: 'USER', id: alice }])
    const before = await world.profile(await world.grant(alice, 'vision'))
    await world.leave(alice, groupId)
    expect(await world.assigned(domains.desk)).toEqual([])
    const suspended = await world.grant(alice, 'vision')
    expect(suspended).toMatchObject({
      state: 'suspended',
      roleArn: inertRoleArn(world.map, 'desk'),
    })
    await world.join(alice, groupId)
    expect(await world.assigned(domains.desk)).toEqual([{ type: 'USER', id: alice }])
    const after = await world.profile(await world.grant(alice, 'vision'))
    expect(after?.HomeEfsFileSystemUid).toBe(before?.HomeEfsFileSystemUid)
    expect(after?.UserSettings).toEqual(before?.UserSettings)
  })
})

describe('a user name that is given again', () => {
  test('waits in an SSO-mode domain, and never gets the former owner’s home', async () => {
    const groupId = await world.group('ML Vision')
    const old = await world.user(ALICE)
    await world.join(old, groupId)
    const home = (await world.profile(await world.grant(old, 'vision')))?.HomeEfsFileSystemUid
    await world.idp.deleteUser(old)
    await world.rest()
    const young = await world.user(ALICE.toUpperCase())
    await world.join(young, groupId)
    expect(await world.grant(young, 'vision')).toBeUndefined()
    expect(await world.assigned(domains.desk)).toEqual([])
    await world.pass(75)
    expect(await world.grant(old, 'vision')).toMatchObject({ state: 'deprovisioned' })
    const own = await world.profile(await world.grant(young, 'vision'))
    expect(own).toMatchObject({ Status: 'InService', SingleSignOnUserValue: ALICE.toUpperCase() })
    expect(own?.HomeEfsFileSystemUid).not.toBe(home)
  }, 120_000)

  test('is free sooner when an operator ends the former owner’s grace period', async () => {
    const groupId = await world.group('ML Vision')
    const old = await world.user(ALICE)
    await world.join(old, groupId)
    await world.leave(old, groupId)
    await world.idp.deleteUser(old)
    await world.rest()
    const young = await world.user(ALICE)
    await world.join(young, groupId)
    const where = { endpoint: world.sandbox.url, map: twoDomainsMap, endGrace: true }
    const line = progressLine({ write: () => true })
    await reconcile(old, where, keptOutput(), line)
    await world.pass(3)
    expect(await world.grant(old, 'vision')).toMatchObject({ state: 'deprovisioned' })
    await world.pass(16)
    expect(await world.grant(young, 'vision')).toMatchObject({ state: 'granted' })
  }, 120_000)

  test('gives a profile of their own at once in an IAM-mode domain', async () => {
    const groupId = await world.group('ML Fraud Scientists')
    const old = await world.user(ALICE)
    await world.join(old, groupId)
    const former = await world.profile(await world.grant(old, 'fraud'))
    await world.idp.deleteUser(old)
    await world.rest()
    const young = await world.user(ALICE)
    await world.join(young, groupId)
    const own = await world.profile(await world.grant(young, 'fraud'))
    expect(own).toMatchObject({ Status: 'InService' })
    expect(own?.HomeEfsFileSystemUid).not.toBe(former?.HomeEfsFileSystemUid)
  })
})

test('a renamed user keeps what they have, and what follows is left to somebody', async () => {
  const groupId = await world.group('ML Vision')
  const alice = await world.user(ALICE)
  await world.join(alice, groupId)
  const before = await world.grant(alice, 'vision')
  await world.idp.putUser(alice, {
    userName: 'alice.berg@example.com',
    givenName: 'Alice',
    familyName: 'Berg',
  })
  await world.rest()
  expect(await world.grant(alice, 'vision')).toEqual(before)
  expect(await world.assigned(domains.desk)).toEqual([{ type: 'USER', id: alice }])
  await world.leave(alice, groupId)
  await world.pass(45)
  expect(await world.grant(alice, 'vision')).toMatchObject({ state: 'deprovisioned' })
  await world.join(alice, groupId)
  expect(await world.profile(await world.grant(alice, 'vision'))).toMatchObject({
    SingleSignOnUserValue: 'alice.berg@example.com',
  })
}, 120_000)

test('one user has a profile in each kind of domain', async () => {
  const research = await world.group('ML Fraud Scientists')
  const portal = await world.group('Labellers')
  const alice = await world.user(ALICE)
  await world.join(alice, research)
  await world.join(alice, portal)
  const inResearch = await world.profile(await world.grant(alice, 'fraud'))
  expect(inResearch).not.toHaveProperty('SingleSignOnUserValue')
  expect(await world.profile(await world.grant(alice, 'labels'))).toMatchObject({
    SingleSignOnUserValue: ALICE,
  })
  await world.leave(alice, portal)
  expect(await world.grant(alice, 'labels')).toMatchObject({ state: 'suspended' })
  expect(await world.grant(alice, 'fraud')).toMatchObject({ state: 'granted' })
})
