/** What Rollcall tells others, and operators, of who joins, leaves, returns, is held or frozen. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freeze } from '../../cli/commands/freeze.ts'
import { holds } from '../../cli/commands/holds.ts'
import { everyoneKey } from '../../core/lease/keys.ts'
import type { OwnEvent } from '../../core/own-events/schemas.ts'
import { people } from '../../sample/company.ts'
import { keptOutput } from '../support/kept-output.ts'
import { noticesIn } from '../support/notices.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

const HOUR_MS = 3_600_000
/** Of the team, by the sample's map. */
const GRACE_MS = 8 * HOUR_MS
const GROUP = 'ML Vision'
const SIZE = 6
const userNames = Array.from({ length: SIZE }, (_, n) => `person${n}@example.com`)
let world: Rollcall

beforeEach(async () => {
  const users = userNames.map((UserName) => ({ UserName, DisplayName: UserName }))
  world = await openRollcall({ users, groups: [{ DisplayName: GROUP, members: userNames }] })
}, 120_000)
afterEach(() => world.close())

const kindsOf = (events: readonly OwnEvent[]) => events.map(({ kind }) => kind)

const to = () => ({ endpoint: world.sandbox.url, map: sampleMap, as: 'Anna Operator' })

test('who joins, leaves, comes back and leaves for good is told of by id', async () => {
  const idp = world.provider('okta')
  const groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
  const userId = await idp.createUser(people.tomas)
  await idp.addMember(groupId, userId)
  await world.rest()
  await idp.removeMember(groupId, userId)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  await idp.removeMember(groupId, userId)
  await world.rest()
  await world.sandbox.world.clock.advance(GRACE_MS + HOUR_MS)
  await world.rest()
  const own = world.told.events.filter((event) => 'userId' in event && event.userId === userId)
  const changes = own.filter(({ kind }) => kind !== 'mended' && kind !== 'finding')
  expect(kindsOf(changes)).toEqual([
    'granted',
    'suspended',
    'resumed',
    'suspended',
    'deprovisioned',
  ])
  expect(new Set(changes.map(({ eventId }) => eventId)).size).toBe(changes.length)
  for (const { kind, because, forOperators, notice } of changes) {
    // The end of a grace period has no event behind it.
    expect(because.length > 0, kind).toBe(kind !== 'deprovisioned')
    expect(forOperators).toBe(false)
    expect(notice.command).toBe(`rollcall explain ${userId}`)
  }
  const said = JSON.stringify(world.told.events)
  for (const name of [people.tomas.userName, people.tomas.userName.split('@')[0] ?? ''])
    expect(said).not.toContain(name)
}, 120_000)

test('of a hold operators hear once, of its users and its answer others hear each', async () => {
  const idp = world.provider('plain')
  const groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
  const members: string[] = []
  for (const name of userNames) members.push((await world.ports.directory.findUser(name)) ?? '')
  // Any event makes Rollcall look at the group.
  await idp.removeMember(groupId, members[0] ?? '')
  await idp.addMember(groupId, members[0] ?? '')
  await world.rest()
  expect(world.told.of('granted')).toHaveLength(SIZE)

  for (const userId of members) await idp.removeMember(groupId, userId)
  await world.rest()
  const held = world.told.of('held')
  expect(held.length).toBeGreaterThanOrEqual(3)
  expect(new Set(held.map(({ userId }) => userId)).size).toBe(held.length)
  expect(held.filter(({ forOperators }) => forOperators)).toHaveLength(1)
  const [first] = await noticesIn(world)
  expect(first?.[2]).toBe('"rollcall holds"')
  expect(first?.[1]).toContain(groupId)

  const output = keptOutput()
  await holds({}, to(), output)
  const hash = /rollcall holds approve (\w+)/.exec(output.lines.join('\n'))?.[1] ?? ''
  await freeze({ ...to(), removals: true }, keptOutput())
  await holds({ verb: 'approve', hash }, to(), keptOutput())
  await world.rest()
  expect(world.told.of('approved')).toHaveLength(1)
  expect(world.told.of('approved')[0]?.hash).toMatch(new RegExp(`^${hash}`))
  const before = world.told.of('suspended').length
  const waiting = world.told.of('waiting')
  expect(waiting.map((one) => one.for)).toEqual(held.map(() => 'freeze'))

  await freeze({ ...to(), off: true }, keptOutput())
  await world.rest()
  expect(world.told.of('suspended').length - before).toBe(held.length)
  expect(world.told.of('waiting')).toEqual(waiting)
  expect((await noticesIn(world)).map(([subject]) => subject)).toEqual([
    '"Held: more users lose a group than the access map allows"',
    '"Frozen: removals"',
    `"Hold approved: ${held.length} users"`,
    '"The freeze is lifted"',
  ])
  expect(JSON.stringify(world.told.events)).not.toContain('Anna')
}, 120_000)

test('an edit by hand is told of when it is found, and the mending when it is done', async () => {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Forecasting')
  const userId = await idp.createUser(people.tomas)
  await idp.addMember(groupId, userId)
  await world.rest()
  const [grant] = await world.ports.ledger.grantsOf(userId)
  await world.call('SageMaker.DeleteTags', {
    ResourceArn: await arnOf(grant?.profileName ?? ''),
    TagKeys: ['rollcall:persona'],
  })
  await lookAtEveryProfile()
  const mended = world.told.of('mended').filter(({ cause }) => cause === 'edit by hand')
  expect(mended.map((one) => [one.userId, one.users])).toEqual([
    [userId, 1],
    [undefined, 1],
  ])
  const changed = world.told.of('changed')
  expect(changed.map((one) => one.userId)).toEqual([userId])
  expect(changed[0]?.because[0]?.eventId).toMatch(/^everyone-\d+-edit-by-hand$/)
}, 120_000)

/** As `rollcall reconcile --all --deep` does. */
async function lookAtEveryProfile(): Promise<void> {
  const { leases, workflows } = world.ports
  const now = world.sandbox.world.clock.now()
  const because = { eventId: `operator-${now}`, door: 'operator', time: now } as const
  const how = { removal: false, readDirectory: true, readStudio: true }
  const answer = await leases.request({ key: everyoneKey, because, now, ...how })
  if (answer.taken) await workflows.reconcileAll({ fence: answer.held.fence })
  await world.rest()
}

async function arnOf(UserProfileName: string): Promise<string> {
  const profile = await world.call('SageMaker.DescribeUserProfile', {
    DomainId: 'd-research0001',
    UserProfileName,
  })
  return String(profile.UserProfileArn)
}
