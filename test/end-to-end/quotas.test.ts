/** Who does not fit under a service quota waits, says so, and joins when there is room. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userKey } from '../../core/lease/keys.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import { trailRecords } from '../../sandbox/cloudtrail/trail.ts'
import { setQuota } from '../../sandbox/studio/quotas.ts'
import { openTwoDomains, type TwoDomains } from '../support/two-domains.ts'

let world: TwoDomains
let groupId: string

beforeEach(async () => {
  world = await openTwoDomains()
  groupId = await world.group('ML Fraud Scientists')
})
afterEach(() => world.close())

function allow(value: number): void {
  const { world: sandbox } = world.sandbox
  setQuota(sandbox, sandbox, { kind: 'userProfiles', value })
}

async function joined(userName: string): Promise<string> {
  const userId = await world.user(userName)
  await world.join(userId, groupId)
  return userId
}

function asked(): number {
  const records = trailRecords(world.sandbox.world)
  return records.filter(({ eventName }) => eventName === 'CreateUserProfile').length
}

async function waitingOf(userId: string) {
  const { lease, quotas } = await world.ports.leases.readWithUser(userId)
  return { lease, full: quotas.get(sageMakerQuotas.profiles.code)?.full }
}

test('who meets the limit waits, others do not ask, and both join when one leaves', async () => {
  allow(1)
  const first = await joined('first@example.com')
  const second = await joined('second@example.com')
  expect(await world.grant(second, 'fraud')).toMatchObject({ state: 'granting' })
  expect((await waitingOf(second)).full).toMatchObject({ limit: 1 })
  const before = asked()
  const third = await joined('third@example.com')
  expect(asked()).toBe(before)
  expect(await world.grant(third, 'fraud')).toBeUndefined()
  const { lease } = await waitingOf(third)
  expect(lease?.wanted).toBeGreaterThan(lease?.done ?? 0)
  allow(2)
  await world.leave(first, groupId)
  await world.pass(60)
  expect(await world.grant(first, 'fraud')).toMatchObject({ state: 'deprovisioned' })
  for (const userId of [second, third])
    expect(await world.grant(userId, 'fraud')).toMatchObject({ state: 'granted' })
  expect((await waitingOf(third)).full).toBeUndefined()
  for (const kind of ['waiting', 'wait ended'] as const)
    expect(
      world.told
        .of(kind)
        .map((one) => `${one.userId} ${one.for}`)
        .sort(),
    ).toEqual([`${second} quota`, `${third} quota`].sort())
}, 120_000)

test('who waits joins within an hour and a quarter when the limit was raised', async () => {
  allow(0)
  const userId = await joined('first@example.com')
  expect(await world.grant(userId, 'fraud')).toMatchObject({ state: 'granting' })
  // Long enough that it is asked for in vain again.
  await world.pass(80)
  expect(await world.grant(userId, 'fraud')).toMatchObject({ state: 'granting' })
  expect([world.told.of('waiting').length, world.told.of('wait ended').length]).toEqual([1, 0])
  allow(10)
  await world.pass(75)
  expect(await world.grant(userId, 'fraud')).toMatchObject({ state: 'granted' })
}, 120_000)

test('an operator who raised the limit has one user asked for at once', async () => {
  allow(0)
  const userId = await joined('first@example.com')
  allow(10)
  const now = world.sandbox.world.clock.now()
  const because = { eventId: 'operator-1', door: 'operator', time: now } as const
  const request = { key: userKey(userId), because, now, removal: false, readDirectory: true }
  const answer = await world.ports.leases.request(request)
  if (!answer.taken) throw new Error('the lease is held')
  await world.ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
  await world.rest()
  expect(await world.grant(userId, 'fraud')).toMatchObject({ state: 'granted' })
})

test('from 90 % on a run says what is nearly used up, and how to raise it', async () => {
  allow(2)
  await joined('first@example.com')
  await joined('second@example.com')
  await world.pass(76)
  const run = await world.ports.snapshot.lastRun()
  const finding = run?.findings.find((text) => text.includes(sageMakerQuotas.profiles.code))
  expect(finding).toContain('2 of 2 are used')
  expect(finding).toContain('request-service-quota-increase')
}, 120_000)
