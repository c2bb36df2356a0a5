/** However many change at once, the Identity Store is asked no more often than it answers. */
import { afterEach, expect, test } from 'vitest'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { studioView } from '../../sandbox/studio/view.ts'
import type { WeatherRow } from '../../sandbox/world/weather.ts'
import { watchCalls } from '../support/call-rates.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'
import { membersOf, waitingAmong } from '../support/storm.ts'

const ADDED = 300
const LEAVERS = 20
const GROUP = 'ML Vision'
const people = Array.from({ length: ADDED }, (_, index) => {
  return { userName: `new${index}@example.com`, givenName: 'New', familyName: `Person ${index}` }
})

/** All events of a storm come at the same instant, which is the worst there is. */
const atOnce: Readonly<Record<string, WeatherRow>> = {
  'cloudtrail.eventDelay': { value: 2_000, unit: 'ms', ground: 'assumed', source: 'this test' },
}

let world: Rollcall
afterEach(() => world.close())

async function settle(): Promise<void> {
  for (let look = 0; look < 20; look++) if (await world.sandbox.world.clock.quiet(30_000)) return
  throw new Error('the sandbox did not come to rest')
}

/** In one instant of the sandbox's clock. */
async function together<One>(all: readonly One[], act: (one: One) => Promise<unknown>) {
  const release = world.sandbox.world.clock.hold()
  for (const one of all) await act(one)
  release()
}

function suspendedNames(): ReadonlySet<string> {
  const { userProfiles, tags } = studioView(world.sandbox.world)
  const isSuspended = (arn: string) =>
    tags[arn]?.some(({ Key, Value }) => Key === 'rollcall:suspended' && Value === 'true')
  return new Set(
    userProfiles
      .filter(({ arn }) => isSuspended(arn))
      .map(({ userProfileName }) => userProfileName),
  )
}

async function employ(names: readonly string[]): Promise<readonly string[]> {
  const groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
  const userIds = await membersOf(world.ports, groupId)
  await together(userIds.slice(0, 1), (userId) => world.provider('okta').setActive(userId, true))
  const { clock } = world.sandbox.world
  const ready = () =>
    studioView(world.sandbox.world).userProfiles.filter(({ status }) => status === 'InService')
  for (let minute = 0; minute < 20 && ready().length < names.length; minute++) {
    await settle()
    await clock.advance(60_000)
  }
  await settle()
  expect(ready()).toHaveLength(names.length)
  return userIds
}

test('leavers are cut before others who wait, all are done, and nobody is throttled', async () => {
  const names = Array.from({ length: LEAVERS }, (_, index) => `user${index}@example.com`)
  world = await openRollcall({
    weather: atOnce,
    users: names.map((UserName) => ({ UserName, DisplayName: UserName })),
    groups: [{ DisplayName: GROUP, members: names }],
  })
  const { clock } = world.sandbox.world
  const leavers = await employ(names)
  const idp = world.provider('okta')
  const added: string[] = []
  const rates = watchCalls(world.sandbox)

  await together(people, async (person) => added.push(await idp.createUser(person)))
  await clock.advance(1_000)
  await together(leavers, (userId) => idp.setActive(userId, false))
  const left = clock.now()
  for (let look = 0; look < 200 && suspendedNames().size < LEAVERS; look++) await clock.advance(250)
  expect(clock.now() - left).toBeLessThanOrEqual(15_000)
  const stillWaiting = await waitingAmong(world.ports, added)
  for (
    let look = 0;
    look < 40 && (await waitingAmong(world.ports, [...leavers, ...added])) > 0;
    look++
  )
    await clock.advance(15_000)
  await settle()

  expect(suspendedNames().size).toBe(LEAVERS)
  expect(stillWaiting).toBeGreaterThan(0)
  expect(await waitingAmong(world.ports, [...leavers, ...added])).toBe(0)
  expect(rates.refused('identitystore')).toBe(0)
  expect(Math.max(...rates.peaks('identitystore').values())).toBeLessThanOrEqual(20)
  const { profiles, agrees } = await compareWorld(world.ports, world.map)
  expect(agrees).toBe(true)
  expect(profiles.filter(({ suspended }) => suspended)).toHaveLength(LEAVERS)
}, 600_000)
