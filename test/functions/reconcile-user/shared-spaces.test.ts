/** A leaver owns a space that others work in too. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { drive, lookOnce } from './drive-leave.ts'
import { domainId, type LeaveWorld, openLeave, type Rules } from './leave-world.ts'

const DAY_MS = 24 * 60 * 60_000

function leave(rules: Rules): LeaveWorld {
  const world = openLeave(rules, async (_call, run) => run())
  world.studio.shareSpace('lab')
  return world
}

/** What others were told of waiting, in order. */
function waits({ ports }: LeaveWorld): string[] {
  return ports.ownEvents.published.flatMap((event) =>
    event.kind === 'waiting' || event.kind === 'wait ended' ? `${event.kind} ${event.reason}` : [],
  )
}

async function spaceNames({ studio }: LeaveWorld): Promise<string[]> {
  const { spaces } = await studio.spaces(domainId)
  return spaces.map(({ spaceName }) => spaceName)
}

test('who is suspended stops nothing in it', async () => {
  const world = leave({ home: 'keep', spaces: 'discard' })
  await drive(world, () => world.grant()?.state === 'suspended')
  const { apps } = await world.studio.apps({ domainId, spaceName: 'lab' })
  expect(apps.map(({ status }) => status)).toEqual(['InService'])
})

test.each(['discard', 'archive'] as const)(
  'with spaces: %s it stays after the grace period, and so does its owner, until it is removed',
  async (spaces) => {
    const world = leave({ home: 'keep', spaces, graceIsOver: true })
    const end = world.now.time + 3 * DAY_MS
    await drive(world, () => world.now.time > end)
    expect(await spaceNames(world)).toEqual(['lab'])
    expect(world.grant()?.state).toBe(spaces === 'archive' ? 'archived' : 'suspended')
    expect(world.said.join('\n')).toContain('owns spaces that others share: lab')
    expect(waits(world)).toEqual(['waiting shared space'])
    expect(world.destroyed).toEqual([])
    await world.studio.deleteSpace(domainId, 'lab')
    await drive(world)
    expect(world.grant()?.state).toBe('deprovisioned')
    await lookOnce(world)
    expect(waits(world)).toEqual(['waiting shared space', 'wait ended shared space'])
  },
)

test('it keeps nobody from coming back', async () => {
  const world = leave({ home: 'keep', spaces: 'discard', graceIsOver: true })
  const end = world.now.time + DAY_MS
  await drive(world, () => world.now.time > end)
  const { tables, leases, now, grant } = world
  const { userId } = grant() ?? {}
  tables.pins.set('Fraud', 'g-1')
  tables.users.set(userId ?? '', { status: 'enabled', groupIds: new Set(['g-1']) })
  const because = { eventId: 'event-2', door: 'scim', time: now.time } as const
  const asked = { key: userKey(userId ?? ''), because, now: now.time }
  const answer = await leases.request({ ...asked, removal: false, readDirectory: false })
  if (answer.taken) await leases.giveUp(answer.held, now.time)
  await drive(world, () => grant()?.state === 'granted')
  expect(grant()?.state).toBe('granted')
  expect(await spaceNames(world)).toEqual(['lab'])
})
