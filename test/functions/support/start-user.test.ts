/** Whoever may not begin yet waits for a release, and where there will be none, for the moment. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { requestUser } from '../../../functions/support/start-user.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryTables } from '../../support/memory-tables.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart } from '../../support/test-world.ts'

const because = { eventId: 'event', door: 'scim', time: testStart } as const

/** Two may begin in each half second. */
function openDoor() {
  const waited: number[] = []
  const leases = memoryLeases({ tables: memoryTables(), begins: 4 })
  const started: unknown[] = []
  const workflows = memoryWorkflows({
    onStart: ({ input }) => void started.push(Object(input).userId),
  })
  const wait = async (ms: number) => void waited.push(ms)
  const ask = (userId: string) =>
    requestUser({ leases, workflows, wait }, { userId, because, now: testStart, removal: true })
  const release = async (userId: string) => {
    const { fence = 0 } = (await leases.read(userKey(userId))) ?? {}
    return leases.release({ key: userKey(userId), fence }, { seen: 1, now: testStart + 1 })
  }
  return { ask, release, started, waited }
}

test('a leaver refused when all who ran have released begins as soon as may be', async () => {
  const { ask, release, started, waited } = openDoor()
  for (const userId of ['ada', 'bob']) {
    await ask(userId)
    await release(userId)
  }
  expect(await ask('eve')).toBe(true)
  expect(started).toEqual(['ada', 'bob', 'eve'])
  expect(waited).toEqual([500 - (testStart % 500)])
})

test('who is refused while somebody runs is left to the release', async () => {
  const { ask, release, started, waited } = openDoor()
  for (const userId of ['ada', 'bob', 'eve']) await ask(userId)
  expect(started).toEqual(['ada', 'bob'])
  expect(waited).toEqual([])
  expect(await release('ada')).toEqual({ released: true, othersWait: true })
})
