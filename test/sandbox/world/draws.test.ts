/** What a sandbox draws does not hang on the order in which calls happen to arrive. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../../sandbox/contracts.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { drawsOf } from '../../../sandbox/world/draws.ts'
import { testSeed } from '../../support/seed.ts'

const start = Date.UTC(2026, 0, 1)

function request(body: string, target = 'SageMaker.UpdateUserProfile'): HttpRequest {
  const headers = { 'x-amz-target': target, authorization: 'AWS4 Credential=ASIA1/2026/x/y/z' }
  const query = new URLSearchParams()
  return { method: 'POST', path: '/', query, headers, body: Buffer.from(body) }
}

/** What each body draws, when they arrive in this order. */
function drawn(bodies: readonly string[], { seed = 1, clock = new VirtualClock(start) } = {}) {
  const { random, forRequest } = drawsOf(seed, clock)
  const draw = (body: string) => forRequest(request(body), () => random.uuid())
  return new Map(bodies.map((body) => [body, draw(body)]))
}

test('calls that arrive at one time draw the same in any order, and no two alike', () => {
  const bodies = Array.from({ length: 20 }, (_, n) => `{"UserProfileName":"${n}"}`)
  const first = drawn(bodies)
  expect(new Set(first.values()).size).toBe(bodies.length)
  fc.assert(
    fc.property(fc.shuffledSubarray(bodies, { minLength: 2 }), (some) => {
      for (const [body, id] of drawn(some)) expect(id).toBe(first.get(body))
    }),
    { seed: testSeed() },
  )
})

test('calls do not change what the sandbox draws of itself', () => {
  const alone = drawsOf(1, new VirtualClock(start)).random.uuid()
  const { random, forRequest } = drawsOf(1, new VirtualClock(start))
  forRequest(request('{}'), () => random.uuid())
  expect(random.uuid()).toBe(alone)
})

describe('a call draws otherwise', () => {
  const own = drawn(['{}']).get('{}')

  test('for another seed, and at another time', () => {
    expect(drawn(['{}'], { seed: 2 }).get('{}')).not.toBe(own)
    expect(drawn(['{}'], { clock: new VirtualClock(start + 1) }).get('{}')).not.toBe(own)
  })

  test('when it is the second of its kind at that time', () => {
    const { random, forRequest } = drawsOf(1, new VirtualClock(start))
    const ids = [1, 2, 3].map(() => forRequest(request('{}'), () => random.uuid()))
    expect(ids[0]).toBe(own)
    expect(new Set(ids).size).toBe(3)
  })
})

test.each([
  ['{"Name":"a","ClientRequestToken":"', '"}'],
  ['{"ClientToken":"', '","Name":"a"}'],
  ['Action=AssumeRoleWithWebIdentity&WebIdentityToken=', '&Version=2011-06-15'],
])('what clients make anew each time does not count: %s', (before, after) => {
  const [first, second] = ['5f2c', '9a71.e30.x_-'].map((token) => before + token + after)
  const [one, other] = [first, second].map((body = '') => drawn([body]).get(body))
  expect(one).toBe(other)
})

test('what a call sets going later draws from the same source', async () => {
  const later = async (others: number) => {
    const clock = new VirtualClock(start)
    const { random, forRequest } = drawsOf(1, clock)
    let id = ''
    forRequest(request('{}'), () => {
      clock.at(start + 1_000, () => {
        id = random.uuid()
      })
    })
    for (let n = 0; n < others; n++)
      forRequest(request(`${n}`), () => clock.at(start + 1_000, () => void random.uuid()))
    await clock.advance(2_000)
    return id
  }
  expect(await later(0)).toMatch(/^[\w-]{36}$/)
  expect(await later(3)).toBe(await later(0))
})
