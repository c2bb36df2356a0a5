/** The in-memory directory, Studio and workflows behave as the services they stand for. */
import { expect, test } from 'vitest'
import { StillPending } from '../../core/errors.ts'
import { memoryDirectory } from '../support/memory-directory.ts'
import { memoryLeases } from '../support/memory-leases.ts'
import { memoryStudio } from '../support/memory-studio.ts'
import { type Fault, memoryTables } from '../support/memory-tables.ts'
import { memoryWorkflows } from '../support/memory-workflows.ts'
import { asked } from './leases.contract.ts'

const profile = { domainId: 'd-1', profileName: 'u-ada', roleArn: 'role', tags: { user: 'ada' } }

test('a directory shows users, groups and memberships page by page', async () => {
  const directory = memoryDirectory({ rowsPerPage: 2 })
  directory.addGroup('research', 'Research')
  for (const name of ['ada', 'bob', 'eve']) {
    directory.addUser(name, `${name}@example.com`)
    directory.join(name, 'research')
  }
  const first = await directory.groupMembers('research')
  expect(first.members.map(({ userId }) => userId)).toEqual(['ada', 'bob'])
  const second = await directory.groupMembers('research', first.cursor)
  expect(second.members.map(({ userId }) => userId)).toEqual(['eve'])
  expect(second.cursor).toBeUndefined()
  expect(await directory.memberOf('ada', ['research', 'sales'])).toEqual(['research'])
  expect(await directory.findGroup('Research')).toBe('research')
  expect(await directory.findUser('ada@example.com')).toBe('ada')
  expect(await directory.userName('ada')).toBe('ada@example.com')
  const two = await directory.users()
  const rest = await directory.users(two.cursor)
  expect([two, rest].map(({ users }) => users.map(({ userId }) => userId))).toEqual([
    ['ada', 'bob'],
    ['eve'],
  ])
  expect(rest.cursor).toBeUndefined()
  directory.setStatus('bob', 'disabled')
  directory.deleteUser('ada')
  directory.leave('eve', 'research')
  expect(await directory.userStatus('bob')).toBe('disabled')
  expect(await directory.userStatus('ada')).toBe('absent')
  expect((await directory.groupMembers('research')).members).toHaveLength(1)
  directory.deleteGroup('research')
  expect(await directory.groupMembers('research')).toEqual({ members: [], absent: true })
  expect(await directory.groupName('research')).toBeUndefined()
})

test('a profile takes its time to come, to change and to go', async () => {
  let now = 0
  const studio = memoryStudio({ clock: { now: () => now }, changeMs: 10 })
  const role = { domainId: 'd-1', roleArn: 'inert' }
  expect(await studio.createProfile(profile)).toBe(true)
  expect(await studio.createProfile(profile)).toBe(false)
  expect((await studio.describeProfile('d-1', 'u-ada'))?.status).toBe('Pending')
  await expect(studio.setRole({ ...role, profileName: 'u-ada' })).rejects.toThrow(StillPending)
  now = 10
  expect(await studio.setRole({ ...role, profileName: 'U-ADA' })).toBe(true)
  now = 20
  const described = await studio.describeProfile('d-1', 'u-ada')
  expect(described).toMatchObject({ status: 'InService', roleArn: 'inert' })
  await studio.tagProfile(described?.arn ?? '', { suspended: 'true' })
  const tags = await studio.profileTags(described?.arn ?? '')
  expect(tags).toEqual({ user: 'ada', suspended: 'true' })
  await studio.deleteProfile('d-1', 'u-ada')
  now = 30
  expect(await studio.describeProfile('d-1', 'u-ada')).toBeUndefined()
  expect(await studio.profiles('d-1')).toEqual({ profileNames: [] })
})

test('a profile goes after its spaces, and a space after its apps', async () => {
  let now = 0
  const studio = memoryStudio({ clock: { now: () => now }, changeMs: 10 })
  await studio.createProfile(profile)
  now = 10
  studio.addSpace('d-1', 'lab', 'u-ada')
  const app = { appType: 'JupyterLab', appName: 'default', spaceName: 'lab' }
  studio.startApp('d-1', app)
  await expect(studio.deleteProfile('d-1', 'u-ada')).rejects.toThrow(StillPending)
  await expect(studio.deleteSpace('d-1', 'lab')).rejects.toThrow(StillPending)
  await studio.deleteApp('d-1', { ...app, status: 'InService' })
  now = 20
  const { apps } = await studio.apps({ domainId: 'd-1', spaceName: 'lab' })
  expect(apps).toMatchObject([{ status: 'Deleted' }])
  await studio.deleteSpace('d-1', 'lab')
  now = 30
  expect(await studio.spaces('d-1')).toEqual({ spaces: [] })
  await studio.deleteProfile('d-1', 'u-ada')
  now = 40
  expect(await studio.describeProfile('d-1', 'u-ada')).toBeUndefined()
})

test('a change that is told to fail ends in the status of its failure', async () => {
  let now = 0
  let broken = true
  const studio = memoryStudio({ clock: { now: () => now }, changeMs: 10, fails: () => broken })
  await studio.createProfile(profile)
  now = 10
  expect((await studio.describeProfile('d-1', 'u-ada'))?.status).toBe('Failed')
  broken = false
  await studio.deleteProfile('d-1', 'u-ada')
  now = 20
  expect(await studio.describeProfile('d-1', 'u-ada')).toBeUndefined()
})

test('an execution starts once however often it is asked for', async () => {
  const workflows = memoryWorkflows()
  await workflows.reconcileUser({ userId: 'ada', fence: 1 })
  await workflows.reconcileUser({ userId: 'ada', fence: 1 })
  await workflows.reconcileUser({ userId: 'ada', fence: 2 })
  await workflows.reconcileGroup({ groupId: 'ada', fence: 1 })
  const names = workflows.started.map(({ name }) => name)
  expect(names).toEqual(['user-ada-1', 'user-ada-2', 'group-ada-1'])
})

test('a fault may strike before a call takes effect, or after', async () => {
  let strike: 'before' | 'after' = 'before'
  const fault: Fault = async (call, run) => {
    if (strike === 'before') throw new Error(`${call} never arrived`)
    run()
    throw new Error(`the answer of ${call} was lost`)
  }
  const tables = memoryTables()
  const faulty = memoryLeases({ tables, fault })
  const sound = memoryLeases({ tables })
  const request = asked('user#ada')
  await expect(faulty.request(request)).rejects.toThrow('never arrived')
  expect(await sound.read('user#ada')).toBeUndefined()
  strike = 'after'
  await expect(faulty.request(request)).rejects.toThrow('was lost')
  expect(await sound.read('user#ada')).toMatchObject({ wanted: 1, fence: 1 })
})
