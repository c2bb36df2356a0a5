/** Who leaves loses live access at once and keeps their work; who comes back gets it back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { inertRoleArn, roleArn } from '../../core/persona/role-name.ts'
import { people } from '../../sample/company.ts'
import { topicNotices } from '../../sandbox/topics/notices.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const DAY_MS = 86_400_000
let world: Rollcall

beforeEach(async () => {
  world = await openRollcall()
})
afterEach(() => world.close())

async function joined(groupName: string) {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup(groupName)
  const userId = await idp.createUser(people.tomas)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  return { idp, groupId, userId }
}

async function onlyProfile() {
  const { profiles } = await compareWorld(world.ports, world.map)
  expect(profiles).toHaveLength(1)
  return profiles[0]
}

const ways = {
  'is removed from the group': ({ idp, groupId, userId }: Awaited<ReturnType<typeof joined>>) =>
    idp.removeMember(groupId, userId),
  'is disabled': ({ idp, userId }: Awaited<ReturnType<typeof joined>>) =>
    idp.setActive(userId, false),
  'is deleted': ({ idp, userId }: Awaited<ReturnType<typeof joined>>) => idp.deleteUser(userId),
}

describe('a user who', () => {
  test.each(Object.entries(ways))(
    '%s has an inert profile and no running app',
    async (_, leave) => {
      const member = await joined('ML Forecasting')
      const before = await onlyProfile()
      await world.call('SageMaker.CreateApp', {
        DomainId: 'd-research0001',
        UserProfileName: before?.profileName,
        AppType: 'JupyterServer',
        AppName: 'default',
      })
      await world.rest()
      await leave(member)
      await world.rest()
      expect(await onlyProfile()).toMatchObject({
        profileName: before?.profileName,
        status: 'InService',
        role: inertRoleArn(world.map, 'research'),
        suspended: true,
        difference: '',
      })
      const [grant] = await world.ports.ledger.grantsOf(member.userId)
      expect(grant?.state).toBe('suspended')
      const { Apps } = await world.call('SageMaker.ListApps', { DomainIdEquals: 'd-research0001' })
      expect(Apps).toEqual([expect.objectContaining({ Status: 'Deleted' })])
    },
  )
})

test('who leaves two teams is cut in both at once, before Studio has changed either', async () => {
  const { idp, userId } = await joined('ML Forecasting')
  await idp.addMember(await idp.createGroup('ML Vision'), userId)
  await world.rest()
  await idp.setActive(userId, false)
  await world.rest()
  const versions = await world.ports.ledger.versionsOf(userId)
  const timesOf = (state: string) =>
    versions.filter((one) => one.state === state).map(({ recordedAt }) => recordedAt)
  expect(timesOf('suspending')).toHaveLength(2)
  expect(timesOf('suspended')).toHaveLength(2)
  expect(Math.max(...timesOf('suspending'))).toBeLessThan(Math.min(...timesOf('suspended')))
})

test('a profile that somebody made by hand under the same name is not touched', async () => {
  const { idp, userId } = await joined('ML Forecasting')
  const profile = {
    DomainId: 'd-research0001',
    UserProfileName: (await onlyProfile())?.profileName,
  }
  await world.call('SageMaker.DeleteUserProfile', profile)
  await world.rest()
  const Tags = [{ Key: 'owner', Value: 'a-colleague' }]
  await world.call('SageMaker.CreateUserProfile', { ...profile, Tags })
  await world.rest()
  const before = await world.call('SageMaker.DescribeUserProfile', profile)
  await idp.setActive(userId, false)
  await world.rest()
  expect(await world.call('SageMaker.DescribeUserProfile', profile)).toEqual(before)
  const { UserProfileArn: ResourceArn } = before
  expect(await world.call('SageMaker.ListTags', { ResourceArn })).toMatchObject({ Tags })
  const told = topicNotices(world.sandbox.world).map(({ message }) => message)
  expect(told.filter((words) => words.includes('rollcall adopt'))).toHaveLength(1)
})

test('who comes back within the grace period gets the same profile and role back', async () => {
  const { idp, groupId, userId } = await joined('ML Forecasting')
  const before = await onlyProfile()
  await idp.removeMember(groupId, userId)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  expect(await onlyProfile()).toEqual(before)
  expect(before?.role).toBe(roleArn(world.map, 'forecasting', before?.persona ?? ''))
})

test('after the grace period a profile may go; the ledger keeps it', async () => {
  const { idp, groupId, userId } = await joined('ML Vision')
  await idp.removeMember(groupId, userId)
  await world.rest()
  const [suspended] = await world.ports.ledger.grantsOf(userId)
  const left = (suspended?.graceUntil ?? 0) - world.sandbox.world.clock.now()
  expect(left).toBeGreaterThan(DAY_MS / 24)
  await world.sandbox.world.clock.advance(left + 5 * 60_000)
  await world.rest()
  expect((await compareWorld(world.ports, world.map)).profiles).toEqual([])
  const versions = await world.ports.ledger.versionsOf(userId)
  const states = versions.map(({ state }) => state)
  expect(states.filter((state, index) => state !== states[index - 1])).toEqual([
    'granting',
    'granted',
    'suspending',
    'suspended',
    'deprovisioning',
    'deprovisioned',
  ])
}, 120_000)
