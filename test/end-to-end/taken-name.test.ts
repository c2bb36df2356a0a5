/**
 * The user name that a live profile of an SSO-mode domain is bound to is given to another user, who
 * really signs in, and tries what a hostile one would.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reconcile } from '../../cli/commands/reconcile.ts'
import { progressLine } from '../../cli/support/progress-line.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import type { Grant } from '../../core/words.ts'
import type { BusEvent } from '../../sandbox/contracts.ts'
import { setFaults } from '../../sandbox/events/faults.ts'
import { listExecutions } from '../../sandbox/machines/executions.ts'
import { homeOf, readHome, writeHome } from '../life-cycle/support/homes.ts'
import { browser } from '../sandbox/studio/browser.ts'
import { twoDomainsMap } from '../support/assembly.ts'
import { keptOutput } from '../support/kept-output.ts'
import { domains, MINUTE_MS, openTwoDomains, type TwoDomains } from '../support/two-domains.ts'

const OLD_NAME = 'alice@example.com'
const NEW_NAME = 'alice.berg@example.com'
const SECOND = 1000
const app = { AppType: 'JupyterServer', AppName: 'default' }
const secret = { 'secret.md': 'of the former owner' }
/** Within the bounds of sandbox/weather.json, and worst for who takes access away. */
const figures = {
  'cloudtrail.eventDelay': 8 * SECOND,
  'sagemaker.userProfileUpdate': 8 * SECOND,
  'sagemaker.appCreate': 60 * SECOND,
  'sagemaker.appDelete': 10 * SECOND,
  'iam.propagation': 60 * SECOND,
}
const weather = Object.fromEntries(
  Object.entries(figures).map(([name, value]) => {
    return [name, { value, unit: 'ms', ground: 'assumed', source: 'set by this test' }] as const
  }),
)
let world: TwoDomains

beforeEach(async () => {
  flow = () => {}
  world = await openTwoDomains({ weather })
})
afterEach(() => {
  flow()
  return world.close()
})

const now = () => world.sandbox.world.clock.now()

/** Passes so much time, which stands still then until `flow`: what is tried takes none. */
async function pass(ms: number): Promise<void> {
  const passed = world.sandbox.world.clock.advance(ms)
  flow()
  await passed
  flow = world.sandbox.world.clock.hold()
}
let flow = () => {}

/** Somebody with a live profile, files in its home and an app that runs. */
async function owner(team: string, group: string) {
  const groupId = await world.group(group)
  const userId = await world.user(OLD_NAME)
  await world.join(userId, groupId)
  const grant = await grantOf(userId, team)
  await writeHome(world, grant, secret)
  const page = (await signIn(userId, grant.domainId)).page
  await page.post('/apps', app)
  await world.pass(5)
  expect(await appsOf(grant)).toEqual(['InService'])
  return { userId, groupId, grant, page, home: await homeOf(world, grant) }
}

async function grantOf(userId: string, team: string): Promise<Grant> {
  const grant = await world.grant(userId, team)
  if (!grant) throw new Error(`${userId} has no grant of team ${team}`)
  return grant
}

const rename = (userId: string, userName: string) =>
  world.idp.putUser(userId, { userName, givenName: 'Alice', familyName: 'Berg' })

/** As the access portal does; the profile is undefined for who does not get in. */
async function signIn(userId: string, domainId: string) {
  const body = JSON.stringify({ userId, domainId })
  const answer = await fetch(`${world.sandbox.url}/_sandbox/studio-sign-ins`, {
    method: 'POST',
    body,
  })
  const page = browser()
  if (!answer.ok) return { page, profileName: undefined }
  const entered = (await answer.json()) as {
    readonly url: string
    readonly cookie: string
    readonly userProfileName: string
  }
  page.enter(entered)
  return { page, profileName: entered.userProfileName }
}

/** States of the profile's apps: nobody reads a file of its home but by one that is in service. */
async function appsOf({ domainId, profileName }: Pick<Grant, 'domainId' | 'profileName'>) {
  const { Apps } = await world.call('SageMaker.ListApps', {
    DomainIdEquals: domainId,
    UserProfileNameEquals: profileName,
  })
  const all = (Array.isArray(Apps) ? Apps : []).map(({ Status }) => String(Status))
  return all.filter((status) => status !== 'Deleted')
}

/** By which profile somebody gets in who signs in anew, with which role, and to which apps. */
interface Reach {
  readonly at: number
  readonly profileName: string
  readonly roleArn: unknown
  readonly apps: readonly string[]
  /** What they answer who is asked to start one. */
  readonly starts: number
}

/** Undefined for who does not get in. */
async function reachOf(userId: string, domainId: string): Promise<Reach | undefined> {
  const { page, profileName } = await signIn(userId, domainId)
  if (profileName === undefined) return undefined
  const { UserSettings } = await world.call('SageMaker.DescribeUserProfile', {
    DomainId: domainId,
    UserProfileName: profileName,
  })
  const { ExecutionRole: roleArn } = Object(UserSettings)
  const { status: starts } = await page.post('/apps', app)
  return { at: now(), profileName, roleArn, apps: await appsOf({ domainId, profileName }), starts }
}

/** Second by second. */
async function reaches(userId: string, domainId: string, seconds: number): Promise<Reach[]> {
  const all: Reach[] = []
  for (let second = 0; second < seconds; second++) {
    const reach = await reachOf(userId, domainId)
    if (reach) all.push(reach)
    await pass(SECOND)
  }
  return all
}

/** When the first reconciliation of a user began that did so after a time. */
function lookedAt(userId: string, after: number): number {
  const looks = listExecutions(world.sandbox.world)
    .filter(({ name, startDate }) => name.startsWith(`user-${userId}`) && startDate > after)
    .map(({ startDate }) => startDate)
  return Math.min(...looks)
}

const young = { userName: OLD_NAME.toUpperCase(), givenName: 'Alice', familyName: 'Young' }

/** Somebody else is given the name and put into the group at once; then time stands. */
async function newcomer(groupId: string) {
  await pass(SECOND)
  const userId = await world.idp.createUser(young)
  await world.idp.addMember(groupId, userId)
  return { userId, joinedAt: now() }
}

async function endGrace(userId: string): Promise<void> {
  flow()
  const where = { endpoint: world.sandbox.url, map: twoDomainsMap, endGrace: true }
  await reconcile(userId, where, keptOutput(), progressLine({ write: () => true }))
}

describe('with assign: groups', () => {
  const group = 'ML Forecasting'
  const team = 'forecasting'

  test('who is only renamed keeps what they have, with an app that runs', async () => {
    const { userId, grant, page } = await owner(team, group)
    await rename(userId, NEW_NAME)
    await world.pass(20)
    expect(await grantOf(userId, team)).toEqual(grant)
    expect(await appsOf(grant)).toEqual(['InService'])
    expect((await page.get('/')).status).toBe(200)
  }, 120_000)

  test('a newcomer reaches the profile until an event tells, and no file after it', async () => {
    const { userId, groupId } = await owner(team, group)
    await rename(userId, NEW_NAME)
    await world.rest()
    const next = await newcomer(groupId)
    const all = await reaches(next.userId, domains.portal, 40)
    const heard = lookedAt(next.userId, next.joinedAt)
    const looked = lookedAt(userId, next.joinedAt)
    // The window: what CloudTrail takes. Two looks come of it, and take no time of their own here.
    expect(heard - next.joinedAt).toBe(figures['cloudtrail.eventDelay'])
    expect(looked).toBe(heard)
    const reading = all.filter(({ apps }) => apps.includes('InService'))
    expect(reading.length).toBeGreaterThan(0)
    expect(reading.filter(({ at }) => at >= looked + SECOND)).toEqual([])
    // The role goes when SageMaker has changed it.
    const updated = looked + figures['sagemaker.userProfileUpdate']
    const later = all.filter(({ at }) => at >= updated + SECOND)
    expect(new Set(later.map(({ roleArn }) => roleArn))).toEqual(
      new Set([inertRoleArn(world.map, 'portal')]),
    )
    expect(new Set(later.map(({ starts }) => starts))).toEqual(new Set([403]))
    expect(await grantOf(userId, team)).toMatchObject({
      state: 'suspended',
      withheld: 'name taken',
    })
    expect(await grantOf(userId, team)).not.toHaveProperty('graceUntil')
    expect(world.told.of('suspended')).toMatchObject([
      { forOperators: true, notice: { command: `rollcall reconcile ${userId} --end-grace` } },
    ])
    expect(await world.grant(next.userId, team)).toBeUndefined()
  }, 120_000)

  test('a page opened in the window starts nothing once the Deny is in force', async () => {
    const { userId, groupId, grant } = await owner(team, group)
    await rename(userId, NEW_NAME)
    await world.rest()
    const next = await newcomer(groupId)
    const { page } = await signIn(next.userId, domains.portal)
    await page.post('/apps', app)
    const tried: Array<{ readonly at: number; readonly status: number; readonly open: boolean }> =
      []
    for (let look = 0; look < 90; look++) {
      const { status } = await page.post('/apps', app)
      tried.push({ at: now(), status, open: (await appsOf(grant)).includes('InService') })
      await pass(2 * SECOND)
    }
    const looked = lookedAt(userId, next.joinedAt)
    const inForce = looked + figures['iam.propagation']
    const later = tried.filter(({ at }) => at > inForce + SECOND)
    expect(new Set(later.map(({ status }) => status))).toEqual(new Set([403]))
    // One begun before that comes up with the inert role, and is ended at the look of that minute.
    const open = tried.filter(({ at, open }) => open && at >= looked + SECOND)
    expect(open.length).toBeLessThanOrEqual(45)
    expect(open.every(({ at }) => at < inForce + 2 * MINUTE_MS)).toBe(true)
  }, 120_000)

  test('an operator leads both to profiles of their own, each with another home', async () => {
    const { userId, groupId, home } = await owner(team, group)
    await rename(userId, NEW_NAME)
    const next = await newcomer(groupId)
    flow()
    await world.pass(40)
    expect(await grantOf(userId, team)).toMatchObject({ state: 'suspended' })
    await endGrace(userId)
    await world.pass(20)
    const own = await grantOf(userId, team)
    const theirs = await grantOf(next.userId, team)
    expect([own.state, theirs.state]).toEqual(['granted', 'granted'])
    expect((await reachOf(userId, domains.portal))?.profileName).toBe(own.profileName)
    expect((await reachOf(next.userId, domains.portal))?.profileName).toBe(theirs.profileName)
    const uids = [home, await homeOf(world, own), await homeOf(world, theirs)].map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(3)
    expect(await readHome(world, home)).toEqual(secret)
    expect(await world.ports.ledger.deniedOn(own.roleArn)).toEqual([])
  }, 120_000)

  test('who is given their name back has everything as it was', async () => {
    const { userId, groupId, grant, home } = await owner(team, group)
    await rename(userId, NEW_NAME)
    const next = await newcomer(groupId)
    flow()
    await world.pass(2)
    await world.idp.putUser(next.userId, { ...young, userName: 'alice.young@example.com' })
    await rename(userId, OLD_NAME)
    await world.pass(2)
    const back = await grantOf(userId, team)
    expect(back).toMatchObject({ state: 'granted', profileName: grant.profileName })
    expect(back).not.toHaveProperty('withheld')
    expect(await homeOf(world, back)).toEqual(home)
    await world.pass(16)
    expect(await world.grant(next.userId, team)).toMatchObject({ state: 'granted' })
  }, 120_000)

  test('a full reconciliation finds it when every event is lost', async () => {
    const { userId } = await owner(team, group)
    const ofDirectory = (event: BusEvent) => /identitystore|directory/.test(event.source)
    setFaults(world.sandbox.world, { lose: ofDirectory })
    await rename(userId, NEW_NAME)
    await world.idp.createUser(young)
    await world.pass(16)
    expect(await grantOf(userId, team)).toMatchObject({ withheld: 'name taken' })
  }, 120_000)

  test('of who was suspended before, the newcomer meets an inert profile', async () => {
    const { userId, groupId, grant } = await owner(team, group)
    await world.idp.deleteUser(userId)
    await world.pass(2)
    const next = await newcomer(groupId)
    for (const reach of await reaches(next.userId, domains.portal, 20)) {
      expect(reach).toMatchObject({ profileName: grant.profileName, apps: [], starts: 403 })
      expect(reach.roleArn).toBe(inertRoleArn(world.map, 'portal'))
    }
  }, 120_000)

  test('who leaves later has all of the grace period', async () => {
    const { userId, groupId } = await owner(team, group)
    await rename(userId, NEW_NAME)
    await newcomer(groupId)
    flow()
    await world.pass(30)
    await world.leave(userId, groupId)
    const left = await grantOf(userId, team)
    expect(left).toMatchObject({ state: 'suspended' })
    expect(left).not.toHaveProperty('withheld')
    expect((left.graceUntil ?? 0) - left.since).toBeGreaterThan(4 * MINUTE_MS)
  }, 120_000)
})

describe('with assign: users', () => {
  const group = 'ML Vision'
  const team = 'vision'

  test('the newcomer is kept out, and the owner’s app goes on', async () => {
    const { userId, groupId, grant } = await owner(team, group)
    await rename(userId, NEW_NAME)
    await world.rest()
    const next = await newcomer(groupId)
    expect(await reaches(next.userId, domains.desk, 30)).toEqual([])
    flow()
    await world.pass(20)
    expect(await reachOf(next.userId, domains.desk)).toBeUndefined()
    expect(await grantOf(userId, team)).toEqual(grant)
    expect(await appsOf(grant)).toEqual(['InService'])
  }, 120_000)

  test('one who has a profile already and takes the name is let in to no live one', async () => {
    const { userId, groupId, grant } = await owner(team, group)
    const other = await world.user('bob@example.com')
    await world.join(other, groupId)
    await rename(userId, NEW_NAME)
    await world.rest()
    await pass(SECOND)
    await rename(other, OLD_NAME)
    const all = await reaches(other, domains.desk, 40)
    const looked = lookedAt(userId, all[0]?.at ?? 0)
    const mine = all.filter(({ profileName }) => profileName === grant.profileName)
    const late = mine.filter(({ at, apps }) => at >= looked + SECOND && apps.includes('InService'))
    expect(late).toEqual([])
    expect(mine.at(-1)).toMatchObject({ roleArn: inertRoleArn(world.map, 'desk'), starts: 403 })
    expect(await grantOf(other, team)).toMatchObject({ state: 'granted' })
  }, 120_000)
})
