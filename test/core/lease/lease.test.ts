/** The promises of a lease, under any interleaving of requests, holders, clocks and deaths. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupKey, userKey } from '../../../core/lease/keys.ts'
import {
  BECAUSE_MAX,
  givenUp,
  isDue,
  isLive,
  LEASE_MS,
  newLease,
  released,
  renewed,
  requested,
  taken,
} from '../../../core/lease/lease.ts'
import { mayTakePlace, PLACES } from '../../../core/lease/places.ts'
import type { Held, Lease, LeaseRequest } from '../../../core/ports.ts'
import { testSeed } from '../../support/seed.ts'

const key = userKey('u')
const settings = { seed: testSeed(), numRuns: 300 }

function asked(now: number, more: Partial<LeaseRequest> = {}): LeaseRequest {
  const because = { eventId: `e-${now}`, door: 'scim', time: now } as const
  return { key, because, now, removal: false, readDirectory: false, ...more }
}

/** Several holders, one item, one clock: each call is one conditional write. */
class Interleaving {
  lease: Lease = newLease(key)
  now = 1_000
  /** By fence; a holder that died stays here and may wake up. */
  readonly holders = new Map<number, { held: Held; seen: number }>()
  rounds = 0

  request(removal = false): void {
    this.lease = requested(this.lease, asked(this.now, { removal }))
  }

  take(): boolean {
    const next = taken(this.lease, this.now)
    if (!next) return false
    this.lease = next
    this.holders.set(next.fence, { held: { key, fence: next.fence }, seen: next.wanted })
    return true
  }

  /** A holder finishes a round; it learns that it was overtaken, goes round again, or is done. */
  finish(fence: number): 'lost' | 'again' | 'released' {
    const holder = this.holders.get(fence)
    if (!holder) return 'lost'
    try {
      const answer = released(this.lease, holder.held, { seen: holder.seen, now: this.now })
      this.lease = answer.lease
      this.rounds++
      holder.seen = answer.lease.wanted
      if (answer.released) this.holders.delete(fence)
      return answer.released ? 'released' : 'again'
    } catch {
      this.holders.delete(fence)
      return 'lost'
    }
  }

  renew(fence: number): boolean {
    const holder = this.holders.get(fence)
    if (!holder) return false
    try {
      this.lease = renewed(this.lease, holder.held, this.now)
      return true
    } catch {
      return false
    }
  }
}

type Move =
  | { readonly do: 'request' | 'take' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'finish' | 'renew'; readonly fence: number }

const fence = fc.integer({ min: 1, max: 8 })
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom({ do: 'request' } as const, { do: 'take' } as const),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: LEASE_MS }) }),
  fc.record({ do: fc.constantFrom('finish' as const, 'renew' as const), fence }),
)

function play(world: Interleaving, one: Move): void {
  switch (one.do) {
    case 'wait':
      world.now += one.ms
      return
    case 'request':
      world.request()
      return
    case 'take':
      world.take()
      return
    case 'finish':
      world.finish(one.fence)
      return
    case 'renew':
      world.renew(one.fence)
  }
}

describe('under any interleaving', () => {
  it('at most one holder is live, and only that one can renew or release', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const world = new Interleaving()
        for (const one of moves) {
          play(world, one)
          const able = [...world.holders.values()].filter(({ held }) => {
            const before = world.lease
            const renews = world.renew(held.fence)
            world.lease = before
            return renews
          })
          expect(able.length).toBeLessThanOrEqual(1)
          for (const { held } of able) expect(held.fence).toBe(world.lease.fence)
        }
      }),
      settings,
    )
  })

  it('the fence only grows, by one each time the lease is taken', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const world = new Interleaving()
        for (const one of moves) {
          const before = world.lease.fence
          play(world, one)
          const grown = world.lease.fence - before
          expect(grown === 0 || (grown === 1 && one.do === 'take')).toBe(true)
        }
      }),
      settings,
    )
  })

  it('no request is lost: what was asked for is done, or due, or held by somebody', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const world = new Interleaving()
        for (const one of moves) {
          const asked = world.lease.wanted
          play(world, one)
          const { wanted, done, dueAt, queue } = world.lease
          expect(wanted).toBeGreaterThanOrEqual(asked)
          expect(done).toBeLessThanOrEqual(wanted)
          if (wanted > done) {
            expect(queue).toBeDefined()
            expect(dueAt).toBeDefined()
          }
        }
        // Whoever died: a sweep after the lease's end finds the work, and one round settles it.
        world.now += LEASE_MS
        if (world.lease.wanted > world.lease.done) {
          expect(world.take()).toBe(true)
          expect(world.finish(world.lease.fence)).toBe('released')
        }
        expect(world.lease.wanted).toBe(world.lease.done)
      }),
      settings,
    )
  })

  it('at most twenty causes are kept, the oldest ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        let lease = newLease(key)
        for (let now = 0; now < count; now++) lease = requested(lease, asked(now))
        const times = lease.because.map(({ time }) => time)
        expect(times).toEqual([...Array(Math.min(count, BECAUSE_MAX)).keys()])
      }),
      settings,
    )
  })
})

describe('a burst', () => {
  it('of a hundred requests that come while the first is worked on costs two rounds', () => {
    const world = new Interleaving()
    world.request()
    world.take()
    for (let count = 1; count < 100; count++) world.request()
    expect(world.finish(1)).toBe('again')
    expect(world.finish(1)).toBe('released')
    expect(world.rounds).toBe(2)
    expect(world.lease).toMatchObject({ wanted: 100, done: 100 })
  })

  it('of a hundred requests that come before anybody begins costs one', () => {
    const world = new Interleaving()
    for (let count = 0; count < 100; count++) world.request()
    world.take()
    expect(world.finish(1)).toBe('released')
    expect(world.lease).toMatchObject({ wanted: 100, done: 100 })
  })
})

describe('a lease', () => {
  const held = { key, fence: 1 }
  const wanted = requested(newLease(key), asked(0))
  const holding = taken(wanted, 0) ?? newLease(key)

  it('is free again when its time is over, and its holder has lost it', () => {
    expect(isLive(holding, LEASE_MS - 1)).toBe(true)
    expect(taken(holding, LEASE_MS - 1)).toBeUndefined()
    expect(taken(holding, LEASE_MS)).toMatchObject({ fence: 2, leaseUntil: 2 * LEASE_MS })
    expect(() => renewed(holding, held, LEASE_MS)).toThrow(/held by another or has expired/)
  })

  it('lives on from each renewal', () => {
    const later = renewed(holding, held, LEASE_MS - 1)
    expect(isLive(later, 2 * LEASE_MS - 2)).toBe(true)
    expect(later.dueAt).toBe(later.leaseUntil)
  })

  it('is not taken when nothing is due', () => {
    expect(taken(newLease(key), 1_000)).toBeUndefined()
    expect(taken(released(holding, held, { seen: 1, now: 1 }).lease, 1_000)).toBeUndefined()
  })

  it('comes back when it was asked to, and asks for the directory only when somebody did', () => {
    const { lease } = released(holding, held, { seen: 1, now: 1, lookAgainAt: 500 })
    expect(isDue(lease, 499)).toBe(false)
    expect(isDue(lease, 500)).toBe(true)
    expect(lease).toMatchObject({ queue: 'others', because: [], readDirectory: false })
    const again = requested(lease, asked(100, { readDirectory: true }))
    expect(requested(again, asked(101))).toMatchObject({ readDirectory: true, dueAt: 101 })
  })

  it('goes to the front as soon as one request may take something away', () => {
    const removal = requested(wanted, asked(1, { removal: true }))
    expect(removal.queue).toBe('removals')
    expect(requested(removal, asked(2)).queue).toBe('removals')
  })

  it('leaves the index when nothing is left to do', () => {
    const { lease } = released(holding, held, { seen: 1, now: 1 })
    expect('queue' in lease || 'dueAt' in lease).toBe(false)
  })

  it('that is given up stays wanted, and is due when its holder said', () => {
    const lease = givenUp(holding, held, 900)
    expect(lease.wanted).toBeGreaterThan(lease.done)
    expect(isDue(lease, 899)).toBe(false)
    expect(taken(lease, 900)).toMatchObject({ fence: 2 })
    expect(() => givenUp(lease, held, 901)).toThrow(/held by another/)
  })

  it('takes a place for a user, and none for a group', () => {
    const group = requested(newLease(groupKey('g')), { ...asked(0), key: groupKey('g') })
    expect(holding.occupiesPlace).toBe(true)
    expect(taken(group, 0)?.occupiesPlace).toBe(false)
    expect(released(holding, held, { seen: 1, now: 1 }).lease.occupiesPlace).toBe(false)
  })
})

describe('places', () => {
  it('keep a quarter for removals', () => {
    expect(mayTakePlace(74, PLACES, false)).toBe(true)
    expect(mayTakePlace(75, PLACES, false)).toBe(false)
    expect(mayTakePlace(99, PLACES, true)).toBe(true)
    expect(mayTakePlace(100, PLACES, true)).toBe(false)
  })

  it('let somebody in however few there are', () => {
    for (const limit of [1, 2, 3, 4]) expect(mayTakePlace(0, limit, false)).toBe(true)
  })
})

describe('work that waits', () => {
  it('is still wanted after the release, with its causes, and due when it said', () => {
    const asking = requested(newLease(key), asked(1_000, { removal: true, readDirectory: true }))
    const held = taken(asking, 1_000)
    if (!held) throw new Error('the lease was free')
    const release = { seen: 1, now: 2_000, lookAgainAt: 9_000, undone: true }
    const answer = released(held, { key, fence: held.fence }, release)
    expect(answer.released).toBe(true)
    expect(answer.lease).toMatchObject({
      wanted: 1,
      done: 0,
      because: asking.because,
      queue: 'removals',
      readDirectory: true,
    })
    expect([isDue(answer.lease, 8_999), isDue(answer.lease, 9_000)]).toEqual([false, true])
  })
})
