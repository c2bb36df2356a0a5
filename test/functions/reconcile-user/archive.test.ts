/** Archiving that is interrupted by who comes back, or cannot go on. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { drive } from './drive-leave.ts'
import { domainId, type LeaveWorld, openLeave, type Rules, userId } from './leave-world.ts'

const both: Rules = { home: 'archive', spaces: 'archive', graceIsOver: true }

function leave(rules: Rules): LeaveWorld {
  return openLeave(rules, async (_call, run) => run())
}

function profileOf({ studio }: LeaveWorld) {
  const [profile] = [...studio.profilesByArn.values()]
  if (!profile) throw new Error('there is no profile')
  return profile
}

async function comesBack({ tables, leases, now }: LeaveWorld): Promise<void> {
  tables.pins.set('Fraud', 'g-1')
  const user = tables.users.get(userId)
  tables.users.set(userId, { ...user, status: 'enabled', groupIds: new Set(['g-1']) })
  const because = { eventId: 'event-2', door: 'scim', time: now.time } as const
  const asked = { key: userKey(userId), because, now: now.time }
  const answer = await leases.request({ ...asked, removal: false, readDirectory: false })
  // The driver takes it, as the sweep does.
  if (answer.taken) await leases.giveUp(answer.held, now.time)
}

test('who comes back while their data is copied has everything as it was', async () => {
  const world = leave(both)
  const isCopying = () =>
    world.archive.tasks.size > 0 && profileOf(world).roleArn.includes('rollcall-archiver')
  await drive(world, isCopying)
  expect(world.grant()?.state).toBe('archiving')
  await comesBack(world)
  await drive(world)
  expect(world.grant()?.state).toBe('granted')
  const { roleArn, tags, settings } = profileOf(world)
  expect(roleArn).toMatch(/\/rollcall-fraud-data-scientist$/)
  expect(tags['rollcall:suspended']).toBe('false')
  expect(settings ?? {}).toEqual({
    JupyterLabAppSettings: { LifecycleConfigArns: [] },
    CodeEditorAppSettings: { LifecycleConfigArns: [] },
  })
  const { apps } = await world.studio.apps({ domainId, spaceName: 'lab' })
  expect(apps.filter(({ status }) => status !== 'Deleted')).toEqual([])
  expect([...world.archive.tasks, ...world.archive.locations]).toEqual([])
})

test('who leaves a second time is archived as they are then', async () => {
  const world = leave(both)
  await drive(world, () => world.grant()?.archive?.home !== undefined)
  const first = world.grant()?.archive?.home
  await comesBack(world)
  await drive(world)
  world.archive.homes.set('fs-0123456789abcdef0/200001', { 'new.md': 5 })
  world.tables.users.set(userId, { status: 'disabled', groupIds: new Set() })
  await ask(world)
  await drive(world)
  const { state, archive } = world.grant() ?? {}
  expect(state).toBe('deprovisioned')
  expect(archive?.home).toMatchObject({ files: 1, bytes: 5 })
  expect(archive?.home?.to).not.toBe(first?.to)
})

async function ask({ leases, now }: LeaveWorld): Promise<void> {
  const because = { eventId: 'event-3', door: 'scim', time: now.time } as const
  const asked = { key: userKey(userId), because, now: now.time }
  const answer = await leases.request({ ...asked, removal: true, readDirectory: false })
  if (answer.taken) await leases.giveUp(answer.held, now.time)
}

test.each([
  [
    'a space that no script archives',
    { appType: 'JupyterServer' },
    'which no script archives',
    'not copyable',
  ],
  ['no room for a task', { mostTasks: 0 }, 'as many tasks as its quota allows', 'no room'],
])(
  '%s stops the plan, is told once, with why, and removes nothing',
  async (_, more, why, reason) => {
    const world = leave({ ...both, ...more })
    const { now } = world
    const end = now.time + 48 * 60 * 60_000
    await drive(world, () => now.time > end)
    expect(world.grant()?.state).toBe('archiving')
    expect(world.said.filter((words) => words.includes('"for":"retention"')).join()).toContain(why)
    const waits = world.ports.ownEvents.published.filter((event) => event.kind === 'waiting')
    expect(waits).toMatchObject([{ for: 'retention', reason, forOperators: true }])
    expect((await world.studio.spaces(domainId)).spaces).toHaveLength(1)
    expect(profileOf(world).status).toBe('InService')
  },
)

test('who comes back waits for nothing any more, and others are told', async () => {
  const world = leave({ ...both, mostTasks: 0 })
  const { now } = world
  const end = now.time + 3 * 60 * 60_000
  await drive(world, () => now.time > end)
  await comesBack(world)
  await drive(world, () => world.grant()?.state === 'granted')
  expect(world.grant()).not.toHaveProperty('hindered')
  const over = world.ports.ownEvents.published.filter((event) => event.kind === 'wait ended')
  expect(over).toMatchObject([{ for: 'retention', reason: 'no room', forOperators: false }])
})
