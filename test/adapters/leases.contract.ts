/** What every backend of Leases promises. */
import { afterEach, describe, expect, test } from 'vitest'
import { LeaseLost } from '../../core/errors.ts'
import { groupKey, userKey } from '../../core/lease/keys.ts'
import type { Held, LeaseAnswer, LeaseRequest } from '../../core/ports.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'

const minute = 60_000
const ada = userKey('ada')
const research = groupKey('research')

export function asked(key: string, more: Partial<LeaseRequest> = {}): LeaseRequest {
  const because = { eventId: 'event', door: 'scim', time: start } as const
  return { key, because, now: start, removal: false, readDirectory: false, ...more }
}

export function heldBy(answer: LeaseAnswer): Held {
  if (!answer.taken) throw new Error(`the lease was not taken: ${answer.why}`)
  return answer.held
}

export function leasesContract(backend: string, make: MakePorts): void {
  describe(`leases in ${backend}`, () => {
    let made: StorePorts
    afterEach(() => made.close())

    const leasesWith: LeasesWith = async (places) => {
      made = await make(places === undefined ? {} : { places })
      return made.leases
    }
    const ports = () => made

    holdingContract(leasesWith)
    racesContract(leasesWith)
    expiryContract(leasesWith, ports)
    lookAgainContract(leasesWith)
    placesContract(leasesWith)
    groupsContract(leasesWith)
    listingContract(leasesWith, ports)
  })
}

type LeasesWith = (places?: number) => Promise<StorePorts['leases']>

function holdingContract(leasesWith: LeasesWith): void {
  test('a first request takes the lease for five minutes', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(ada)))
    expect(await leases.read(ada)).toEqual({
      key: ada,
      wanted: 1,
      done: 0,
      fence: held.fence,
      leaseUntil: start + 5 * minute,
      occupiesPlace: true,
      queue: 'others',
      dueAt: start + 5 * minute,
      readDirectory: false,
      because: [asked(ada).because],
    })
  })

  test('a request on a held lease is counted, and the holder goes round again', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(ada)))
    const second = asked(ada, { now: start + 1, removal: true, readDirectory: true })
    expect(await leases.request(second)).toEqual({ taken: false, why: 'held' })
    expect(await leases.read(ada)).toMatchObject({
      wanted: 2,
      queue: 'removals',
      readDirectory: true,
      dueAt: start + 5 * minute,
    })
    expect(await leases.release(held, { seen: 1, now: start + 2 })).toEqual({ released: false })
    const again = await leases.release(held, { seen: 2, now: start + 3 })
    expect(again).toEqual({ released: true, othersWait: false })
    expect(await leases.read(ada)).toEqual({
      key: ada,
      wanted: 2,
      done: 2,
      fence: held.fence,
      leaseUntil: 0,
      occupiesPlace: false,
      readDirectory: false,
      because: [],
    })
    expect(await leases.due(start + 60 * minute, 10)).toEqual([])
  })
}

function racesContract(leasesWith: LeasesWith): void {
  test('each taking has a larger fence, also within one millisecond', async () => {
    const leases = await leasesWith()
    const fences: number[] = []
    for (let turn = 1; turn <= 5; turn++) {
      const held = heldBy(await leases.request(asked(ada)))
      fences.push(held.fence)
      await leases.release(held, { seen: turn, now: start })
    }
    expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b))
  })

  test('of a hundred requests at once one takes the lease, and all are counted', async () => {
    const leases = await leasesWith()
    const requests = Array.from({ length: 100 }, () => leases.request(asked(ada)))
    const answers = await Promise.all(requests)
    expect(answers.filter(({ taken }) => taken)).toHaveLength(1)
    const lease = await leases.read(ada)
    expect(lease).toMatchObject({ wanted: 100, done: 0 })
    expect(lease?.because).toHaveLength(20)
  })
}

function expiryContract(leasesWith: LeasesWith, ports: () => StorePorts): void {
  test('a dead holder is due before those who have waited longer for its place', async () => {
    const leases = await leasesWith(1)
    const removal = { removal: true } as const
    heldBy(await leases.request({ ...asked(ada), ...removal }))
    for (const name of ['one', 'two', 'three'])
      await leases.request({ ...asked(`user#${name}`), ...removal })
    expect(await leases.due(start + 5 * minute, 1)).toEqual([ada])
  })

  test('an expired lease is taken over with its place, and its old holder is stopped', async () => {
    const leases = await leasesWith(1)
    const dead = heldBy(await leases.request(asked(ada)))
    const later = start + 5 * minute
    expect(await leases.due(later - 1, 10)).toEqual([])
    expect(await leases.due(later, 10)).toEqual([ada])
    const held = heldBy(await leases.take(ada, later))
    expect(held.fence).toBeGreaterThan(dead.fence)
    for (const write of [
      () => leases.renew(dead, later),
      () => leases.release(dead, { seen: 1, now: later }),
      () => leases.giveUp(dead, later),
      () => ports().ledger.write(dead, [], later),
    ])
      await expect(write()).rejects.toThrow(LeaseLost)
    await leases.release(held, { seen: 1, now: later })
    expect((await leases.request(asked(userKey('bob'), { now: later }))).taken).toBe(true)
  })

  test('a lease that expired is lost even when nobody took it', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(ada)))
    const late = start + 5 * minute
    await expect(leases.renew(held, late)).rejects.toThrow(LeaseLost)
    const release = leases.release(held, { seen: 1, now: late })
    await expect(release).rejects.toThrow(LeaseLost)
  })

  test('renewing gives five more minutes', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(ada)))
    await leases.renew(held, start + 4 * minute)
    const renewed = { leaseUntil: start + 9 * minute, dueAt: start + 9 * minute }
    expect(await leases.read(ada)).toMatchObject(renewed)
  })
}

function lookAgainContract(leasesWith: LeasesWith): void {
  test('a release can leave a time to look again, and then the lease is due', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(ada, { removal: true })))
    const lookAgainAt = start + 60 * minute
    await leases.release(held, { seen: 1, now: start, lookAgainAt })
    expect(await leases.take(ada, lookAgainAt - 1)).toEqual({ taken: false, why: 'held' })
    expect(await leases.due(lookAgainAt, 10)).toEqual([ada])
    expect((await leases.take(ada, lookAgainAt)).taken).toBe(true)
  })

  test('a request does not wait for the time to look again', async () => {
    const leases = await leasesWith(1)
    const held = heldBy(await leases.request(asked(ada)))
    await leases.release(held, { seen: 1, now: start, lookAgainAt: start + 60 * minute })
    const bob = heldBy(await leases.request(asked(userKey('bob'))))
    const noPlace = { taken: false, why: 'no place' }
    expect(await leases.request(asked(ada, { now: start + 1 }))).toEqual(noPlace)
    expect(await leases.due(start + 1, 10)).toEqual([ada])
    await leases.release(bob, { seen: 1, now: start + 2 })
    expect((await leases.take(ada, start + 2)).taken).toBe(true)
  })

  test('giving up keeps what was wanted and why, until the time to look again', async () => {
    const leases = await leasesWith(1)
    const held = heldBy(await leases.request(asked(ada, { removal: true, readDirectory: true })))
    const lookAgainAt = start + 5 * minute
    await leases.giveUp(held, lookAgainAt)
    const kept = { wanted: 1, done: 0, dueAt: lookAgainAt, queue: 'removals', leaseUntil: 0 }
    expect(await leases.read(ada)).toMatchObject({ ...kept, readDirectory: true })
    expect((await leases.read(ada))?.because).toHaveLength(1)
    expect((await leases.request(asked(userKey('bob')))).taken).toBe(true)
    await expect(leases.giveUp(held, lookAgainAt)).rejects.toThrow(LeaseLost)
  })
}

function placesContract(leasesWith: LeasesWith): void {
  test('a quarter of the places is kept for removals', async () => {
    const leases = await leasesWith(8)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => leases.request(asked(userKey(`joiner ${n}`)))),
    )
    expect(answers.filter(({ taken }) => taken)).toHaveLength(6)
    const removals = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        leases.request(asked(userKey(`leaver ${n}`), { removal: true })),
      ),
    )
    expect(removals.filter(({ taken }) => taken)).toHaveLength(2)
    const waiting = await leases.due(start, 100)
    expect(waiting).toHaveLength(14 + 3)
    expect(waiting.slice(0, 3).every((key) => key.startsWith('user#leaver'))).toBe(true)
    expect(await leases.due(start, 2)).toEqual(waiting.slice(0, 2))
  })

  test('who found no place waits in the order of asking, and a release says so', async () => {
    const leases = await leasesWith(1)
    const held = heldBy(await leases.request(asked(ada)))
    for (const [n, name] of ['eve', 'dan', 'eve'].entries())
      await leases.request(asked(userKey(name), { now: start + n }))
    expect(await leases.due(start + 10, 10)).toEqual([userKey('eve'), userKey('dan')])
    const released = await leases.release(held, { seen: 1, now: start + 10 })
    expect(released).toEqual({ released: true, othersWait: true })
    const eve = heldBy(await leases.take(userKey('eve'), start + 10))
    expect(await leases.take(userKey('dan'), start + 10)).toEqual({ taken: false, why: 'no place' })
    const next = await leases.release(eve, { seen: 2, now: start + 11 })
    expect(next).toEqual({ released: true, othersWait: true })
    const dan = heldBy(await leases.take(userKey('dan'), start + 12))
    const last = await leases.release(dan, { seen: 1, now: start + 12 })
    expect(last).toEqual({ released: true, othersWait: false })
  })

  test('a waiting removal may be taken into the reserve, and a joiner may not', async () => {
    const leases = await leasesWith(4)
    for (let n = 0; n < 3; n++) heldBy(await leases.request(asked(userKey(`joiner ${n}`))))
    const leaver = userKey('leaver')
    expect((await leases.request(asked(leaver))).taken).toBe(false)
    expect((await leases.take(leaver, start)).taken).toBe(false)
    const other = heldBy(await leases.request(asked(userKey('other'), { removal: true })))
    expect((await leases.request(asked(leaver, { removal: true }))).taken).toBe(false)
    await leases.release(other, { seen: 1, now: start })
    expect((await leases.take(leaver, start)).taken).toBe(true)
  })
}

function groupsContract(leasesWith: LeasesWith): void {
  test('groups take no place, and the taking says what was wanted', async () => {
    const leases = await leasesWith(1)
    heldBy(await leases.request(asked(ada)))
    const answer = await leases.request(asked(research))
    expect(answer).toMatchObject({ taken: true, seen: 1 })
    expect(await leases.request(asked(research))).toEqual({ taken: false, why: 'held' })
    const held = heldBy(answer)
    expect(await leases.release(held, { seen: 1, now: start })).toEqual({ released: false })
    const released = await leases.release(held, { seen: 2, now: start })
    expect(released).toEqual({ released: true, othersWait: false })
    expect(await leases.take(research, start)).toEqual({ taken: false, why: 'held' })
  })

  test('a group whose holder died is taken over by the sweep', async () => {
    const leases = await leasesWith()
    const dead = heldBy(await leases.request(asked(research)))
    const later = start + 5 * minute
    const answer = await leases.take(research, later)
    expect(answer).toMatchObject({ taken: true, seen: 1 })
    await expect(leases.giveUp(dead, later)).rejects.toThrow(LeaseLost)
    await leases.giveUp(heldBy(answer), later + minute)
    expect(await leases.due(later + minute, 10)).toEqual([research])
  })
}

function listingContract(leasesWith: LeasesWith, ports: () => StorePorts): void {
  test('a listing writes what it saw and asks for its users, or does neither', async () => {
    const leases = await leasesWith()
    const held = heldBy(await leases.request(asked(research)))
    const users = Array.from({ length: 24 }, (_, n) => `user ${n}`)
    const requests = users.map((userId) => asked(userKey(userId), { now: start + 1 }))
    const writes = [
      {
        kind: 'group seen',
        groupId: 'research',
        displayName: 'Research',
        seenAt: start,
      } as const,
      ...users.map(
        (userId) =>
          ({
            kind: 'membership seen',
            groupId: 'research',
            userId,
            membershipId: `membership of ${userId}`,
          }) as const,
      ),
    ]
    await leases.request(asked(research, { now: start + 1 }))
    const early = { seen: 1, now: start + 1 }
    expect(await leases.wantForListing(held, requests, writes, early)).toBe(false)
    expect(await ports().snapshot.user('user 3')).toBeUndefined()
    expect(await leases.read(userKey('user 3'))).toBeUndefined()

    const release = { seen: 2, now: start + 1 }
    expect(await leases.wantForListing(held, requests, writes, release)).toBe(true)
    const { lease, user, pins } = await leases.readWithUser('user 3')
    expect(lease).toMatchObject({ wanted: 1, leaseUntil: 0, dueAt: start + 1 })
    expect(user).toEqual({ userId: 'user 3', status: 'unknown', groupIds: ['research'] })
    expect(pins).toEqual(new Map([['Research', 'research']]))
    expect(await leases.due(start + 1, 100)).toHaveLength(24)
    const lost = leases.wantForListing(held, requests, writes)
    await expect(lost).rejects.toThrow(LeaseLost)
    await expect(leases.wantForListing(held, requests, writes, release)).rejects.toThrow(LeaseLost)
  })

  test('a listing counts for users who are held, waiting, or full of causes', async () => {
    const leases = await leasesWith()
    const group = heldBy(await leases.request(asked(research)))
    heldBy(await leases.request(asked(ada)))
    for (let n = 0; n < 25; n++) await leases.request(asked(ada))
    const bob = userKey('bob')
    const requests = [asked(ada, { now: start + 1 }), asked(bob, { now: start + 1 })]
    await leases.wantForListing(group, requests, [])
    expect(await leases.read(ada)).toMatchObject({ wanted: 27, dueAt: start + 5 * minute })
    expect((await leases.read(ada))?.because).toHaveLength(20)
    const again = asked(bob, { now: start + 2, removal: true })
    await leases.wantForListing(group, [again], [])
    expect(await leases.read(bob)).toMatchObject({
      wanted: 2,
      dueAt: start + 1,
      queue: 'removals',
    })
    expect(await leases.read(research)).toMatchObject({ leaseUntil: start + 2 + 5 * minute })
  })
}
