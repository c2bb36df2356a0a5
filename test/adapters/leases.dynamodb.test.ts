/** What leases cost in DynamoDB, how they bear conflicts, and that memory answers the same. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Throttled } from '../../core/errors.ts'
import { groupKey, userKey } from '../../core/lease/keys.ts'
import type { Held } from '../../core/ports.ts'
import { engineOf } from '../../sandbox/dynamodb/engine.ts'
import { callIn } from '../support/dynamodb-server.ts'
import {
  type DynamoDbPorts,
  dynamoDbPorts,
  memoryPorts,
  type StorePorts,
} from '../support/rollcall-tables.ts'
import { testSeed } from '../support/seed.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'
import { grantOf } from './ledger.contract.ts'

const ada = userKey('ada')
const research = groupKey('research')

let ports: DynamoDbPorts
afterEach(() => ports.close())

async function callsOf(run: () => Promise<unknown>): Promise<string[]> {
  ports.server.called.length = 0
  await run()
  return [...ports.server.called]
}

test('what nobody contends for costs one call', async () => {
  ports = await dynamoDbPorts()
  const { leases, ledger } = ports
  let held: Held = { key: ada, fence: 0 }
  const requested = async () => {
    held = heldBy(await leases.request(asked(ada)))
  }
  expect(await callsOf(requested)).toEqual(['TransactWriteItems'])
  const write = { kind: 'grant', grant: grantOf(), recordedAt: start } as const
  expect(await callsOf(() => ledger.write(held, [write], start))).toEqual(['TransactWriteItems'])
  expect(await callsOf(() => leases.readWithUser('ada'))).toEqual(['BatchGetItem'])
  expect(await callsOf(() => ledger.grantsOf('ada'))).toEqual(['Query'])
  expect(await callsOf(() => leases.renew(held, start))).toEqual(['UpdateItem'])
  const later = { seen: 1, now: start, lookAgainAt: start + 1 }
  expect(await callsOf(() => leases.release(held, later))).toEqual(['TransactWriteItems'])
  const taken = async () => {
    held = heldBy(await leases.take(ada, start + 1))
  }
  expect(await callsOf(taken)).toEqual(['TransactWriteItems'])
})

test('a group is requested and released with one update each', async () => {
  ports = await dynamoDbPorts()
  const { leases } = ports
  let held: Held = { key: research, fence: 0 }
  const requested = async () => {
    held = heldBy(await leases.request(asked(research)))
  }
  expect(await callsOf(requested)).toEqual(['UpdateItem'])
  const listing = () => leases.wantForListing(held, [asked(ada)], [])
  expect(await callsOf(listing)).toEqual(['TransactWriteItems'])
  const release = () => leases.release(held, { seen: 1, now: start })
  expect(await callsOf(release)).toEqual(['UpdateItem'])
})

test('a request that meets a live lease, or no place, costs one call more', async () => {
  ports = await dynamoDbPorts({ places: 1 })
  const { leases } = ports
  await leases.request(asked(ada))
  const again = () => leases.request(asked(ada))
  expect(await callsOf(again)).toEqual(['TransactWriteItems', 'UpdateItem'])
  const other = () => leases.request(asked(userKey('bob')))
  expect(await callsOf(other)).toEqual(['TransactWriteItems', 'TransactWriteItems'])
})

test('a clock that is behind still takes a lease with a larger fence', async () => {
  ports = await dynamoDbPorts()
  const { leases } = ports
  const ahead = heldBy(await leases.request(asked(ada, { now: start + 60_000 })))
  await leases.release(ahead, { seen: 1, now: start + 60_000 })
  const behind = heldBy(await leases.request(asked(ada)))
  expect(behind.fence).toBeGreaterThan(ahead.fence)
})

/** A call that met too many conflicts is made again, as the workflows do. */
async function unlessThrottled<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Throttled) return unlessThrottled(run)
    throw error
  }
}

test('conflicts between transactions lose nothing and count no place twice', async () => {
  ports = await dynamoDbPorts({ places: 10, begins: 100 })
  engineOf(callIn(ports.world)).conflicts = 'refuse'
  const { leases } = ports
  const keys = Array.from({ length: 20 }, (_, n) => userKey(`user ${n}`))
  const answers = await Promise.all(
    keys.map((key) => unlessThrottled(() => leases.request(asked(key, { removal: true })))),
  )
  const held = answers.flatMap((answer) => (answer.taken ? [answer.held] : []))
  expect(held).toHaveLength(10)
  expect(await leases.due(start, 100)).toHaveLength(10)
  await Promise.all(
    held.map((one) => unlessThrottled(() => leases.release(one, { seen: 1, now: start }))),
  )
  const taken = await Promise.all(
    (await leases.due(start, 100)).map((key) => unlessThrottled(() => leases.take(key, start))),
  )
  expect(taken.every((answer) => answer.taken)).toBe(true)
})

test('memory and DynamoDB answer any course of events alike', async () => {
  const course = fc.array(
    fc.record({
      act: fc.constantFrom('request', 'take', 'release', 'giveUp', 'renew', 'listing', 'look'),
      user: fc.integer({ min: 0, max: 3 }),
      removal: fc.boolean(),
      pass: fc.constantFrom(0, 1, 60_000, 5 * 60_000),
      lookAgain: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: undefined }),
    }),
    { minLength: 10, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(course, async (steps) => {
      ports = await dynamoDbPorts({ places: 2 })
      const memory = await memoryPorts({ places: 2 })
      const told = await Promise.all([ports, memory].map((one) => play(one, steps)))
      await ports.close()
      expect(told[0]).toEqual(told[1])
    }),
    { seed: testSeed(), numRuns: 25 },
  )
})

interface Step {
  readonly act: string
  readonly user: number
  readonly removal: boolean
  readonly pass: number
  readonly lookAgain: number | undefined
}

/** Fences differ between backends, so holders are known by the order of their taking. */
async function play({ leases }: StorePorts, steps: readonly Step[]): Promise<unknown[]> {
  const told: unknown[] = []
  const holders = new Map<string, { held: Held; seen: number }>()
  let now = start
  for (const [n, { act, user, removal, pass, lookAgain }] of steps.entries()) {
    now += pass
    const key = user === 3 ? research : userKey(`user ${user}`)
    const holder = holders.get(key) ?? { held: { key, fence: 7 }, seen: 0 }
    const because = { eventId: `event ${n}`, door: 'scim', time: now } as const
    const request = { key, because, now, removal, readDirectory: !removal }
    const later = lookAgain === undefined ? {} : { lookAgainAt: now + lookAgain }
    const run = async (): Promise<unknown> => {
      switch (act) {
        case 'request':
        case 'take': {
          const answer = await (act === 'take' ? leases.take(key, now) : leases.request(request))
          if (!answer.taken) return answer
          const seen = (await leases.read(key))?.wanted ?? 0
          holders.set(key, { held: answer.held, seen })
          return { taken: true, seen: answer.seen }
        }
        case 'release':
          return leases.release(holder.held, { seen: holder.seen, now, ...later })
        case 'giveUp':
          return leases.giveUp(holder.held, now + (lookAgain ?? 0))
        case 'renew':
          return leases.renew(holder.held, now)
        case 'listing': {
          const group = holders.get(research) ?? { held: { key: research, fence: 7 }, seen: 0 }
          const requests = [0, 1].map((one) => ({ ...request, key: userKey(`user ${one}`) }))
          const release = removal ? { seen: group.seen, now } : undefined
          return leases.wantForListing(group.held, requests, [], release)
        }
        default:
          return [...(await leases.due(now, 100))].sort()
      }
    }
    told.push(await run().catch((error: Error) => error.name))
    told.push({ ...(await leases.read(key)), fence: undefined })
  }
  return told
}
