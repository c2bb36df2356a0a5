/** Who waits begins as soon as it may, removals first, and no sooner. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { sweepLeases } from '../../../functions/schedule/sweep-leases/handler.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryTables } from '../../support/memory-tables.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart } from '../../support/test-world.ts'

const because = { eventId: 'event', door: 'scim', time: testStart } as const
const joiners = Array.from({ length: 40 }, (_, index) => `joiner ${index}`)

/** Eight may begin each half second, two of them removals only. */
function openQueue(places = 1_000) {
  const time = { now: testStart }
  const begun: Array<{ readonly userId: unknown; readonly at: number }> = []
  const leases = memoryLeases({ tables: memoryTables(), begins: 16, places })
  const onStart = (started: { readonly input: object }) =>
    void begun.push({ userId: Object(started.input).userId, at: time.now - testStart })
  const workflows = memoryWorkflows({ onStart })
  const ask = (userId: string, removal = false) =>
    leases.request({ key: userKey(userId), because, now: time.now, removal, readDirectory: true })
  const onWait: Array<() => Promise<unknown>> = []
  const wait = async (ms: number) => {
    time.now += ms
    await onWait.shift()?.()
  }
  const log = { info: () => undefined }
  const sweep = sweepLeases({ clock: { now: () => time.now }, wait, leases, workflows, log })
  return { time, begun, ask, onWait, sweep }
}

test('one sweep starts all who wait, as many each half second as may begin', async () => {
  const { time, begun, ask, sweep } = openQueue()
  for (const userId of joiners) await ask(userId)
  time.now += 500
  expect(await sweep()).toEqual({ due: 34, started: 34 })
  const counts = [...Map.groupBy(begun, ({ at }) => at)].map(([at, users]) => [at, users.length])
  expect(counts).toEqual([500, 1000, 1500, 2000, 2500, 3000].map((at, i) => [at, i < 5 ? 6 : 4]))
})

test('a leaver who comes while others wait begins before them', async () => {
  const { time, begun, ask, onWait, sweep } = openQueue()
  for (const userId of joiners) await ask(userId)
  const leave = async () => {
    for (const userId of ['ada', 'bob', 'eve']) await ask(userId, true)
  }
  onWait.push(leave)
  time.now += 500
  await sweep()
  // Asked for at 1,000: two begin at once, the third waits for nobody but them.
  const third = begun.find(({ userId }) => userId === 'eve')
  expect(third?.at ?? 1_000).toBeLessThanOrEqual(1_500)
  expect(begun.filter(({ at }) => at > 1_500).length).toBeGreaterThan(0)
})

test('who finds no place is left to the next release', async () => {
  const { time, ask, sweep } = openQueue(4)
  for (const userId of joiners) await ask(userId)
  time.now += 500
  expect(await sweep()).toEqual({ due: 37, started: 0 })
  expect(time.now).toBe(testStart + 500)
})
