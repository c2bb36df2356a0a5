/** A profile that was removed by hand, and made again by somebody for themselves. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { drive } from './drive-leave.ts'
import { domainId, type LeaveWorld, openLeave, type Rules, userId } from './leave-world.ts'

const rules: Rules = { home: 'keep', spaces: 'discard' }
const theirs = { 'rollcall:user': 'somebody-else', owner: 'a colleague' }

function leave(more: Partial<Rules> = {}): LeaveWorld {
  const world = openLeave({ ...rules, ...more }, async (_call, run) => run())
  const [profile] = world.studio.profilesByArn.values()
  if (!profile) throw new Error('there is no profile')
  profile.tags = { ...theirs }
  profile.roleArn = 'arn:aws:iam::111122223333:role/their-own'
  return world
}

async function expectUntouched({ studio }: LeaveWorld): Promise<void> {
  const [profile] = studio.profilesByArn.values()
  expect(profile).toMatchObject({ status: 'InService', tags: theirs })
  expect(profile?.roleArn).toBe('arn:aws:iam::111122223333:role/their-own')
  const { spaces } = await studio.spaces(domainId)
  expect(spaces.map(({ spaceName }) => spaceName)).toContain('lab')
}

const waits = ({ tables }: LeaveWorld) => tables.users.get(userId)?.waitsFor ?? []

test.each(['granted', 'changing', 'suspending'] as const)(
  'is not suspended when the ledger says %s: an operator hears of it',
  async (state) => {
    const world = leave()
    const grants = world.tables.grants.get(userId)
    const grant = world.grant()
    if (grant) grants?.set('fraud', { ...grant, state })
    await drive(world)
    await expectUntouched(world)
    expect(waits(world)).toEqual(['fraud: profile not ours'])
    expect(world.grant()?.state).toBe(state)
    const { apps } = await world.studio.apps({ domainId, spaceName: 'lab' })
    expect(apps.map(({ status }) => status)).toEqual(['InService'])
  },
)

test.each(['suspended', 'deprovisioning'] as const)(
  'is not removed when the ledger says %s, nor are its spaces',
  async (state) => {
    const world = leave({ graceIsOver: true })
    const grant = world.grant()
    if (grant) world.tables.grants.get(userId)?.set('fraud', { ...grant, state })
    await drive(world)
    await expectUntouched(world)
    expect(waits(world)).toEqual(['fraud: profile not ours'])
  },
)

test('is told of once, though others make Rollcall look again', async () => {
  const world = leave()
  await drive(world)
  for (const _ of ['second', 'third']) {
    await askAgain(world)
    await drive(world)
  }
  await expectUntouched(world)
  expect(told(world)).toEqual(['waiting'])
  world.studio.profilesByArn.clear()
  await askAgain(world)
  await drive(world)
  expect(told(world)).toEqual(['waiting', 'wait ended'])
})

function told({ ports }: LeaveWorld): string[] {
  const kinds = ports.ownEvents.published.map(({ kind }) => kind)
  return kinds.filter((kind) => kind === 'waiting' || kind === 'wait ended')
}

async function askAgain({ leases, now }: LeaveWorld): Promise<void> {
  const because = { eventId: `event-${now.time}`, door: 'scim', time: now.time } as const
  const asked = { key: userKey(userId), because, now: now.time }
  const answer = await leases.request({ ...asked, removal: true, readDirectory: false })
  if (answer.taken) await leases.giveUp(answer.held, now.time)
}

test('is let alone, and the work goes on once it is gone', async () => {
  const world = leave()
  await drive(world)
  world.studio.profilesByArn.clear()
  await askAgain(world)
  await drive(world)
  expect(world.grant()?.state).toBe('deprovisioned')
  expect(waits(world)).toEqual([])
})
