/** Bulk readers ask the directory no more often than their share, and get all the same answers. */
import { afterEach, expect, test } from 'vitest'
import { ownTurns, pacedDirectory, type Turn } from '../../adapters/directory-paced.ts'
import { dynamoDbListingTurns } from '../../adapters/listing-turns.dynamodb.ts'
import { memoryDirectory } from '../support/memory-directory.ts'
import { type DynamoDbPorts, dynamoDbPorts, tables } from '../support/rollcall-tables.ts'
import { testStart } from '../support/test-world.ts'

let made: DynamoDbPorts | undefined
afterEach(async () => {
  await made?.close()
  made = undefined
})

/** A group of so many pages, one member a page, and when each call was made. */
function openDirectory(pages: number, { turn, firstPages }: { turn: Turn; firstPages: boolean }) {
  const time = { now: testStart }
  const calls: Array<{ readonly call: string; readonly at: number }> = []
  const memory = memoryDirectory({
    rowsPerPage: 1,
    fault: (call, run) => {
      calls.push({ call, at: time.now - testStart })
      return Promise.resolve(run())
    },
  })
  memory.addGroup('vision', 'ML Vision')
  for (let index = 0; index < pages; index++) {
    memory.addUser(`user ${index}`)
    memory.join(`user ${index}`, 'vision')
  }
  const wait = async (ms: number) => {
    time.now += ms
  }
  const pace = { clock: { now: () => time.now }, wait, turn, firstPages }
  return { directory: pacedDirectory(memory, pace), time, calls }
}

async function members({ directory }: Pick<ReturnType<typeof openDirectory>, 'directory'>) {
  const userIds: string[] = []
  let cursor: string | undefined
  do {
    const page = await directory.groupMembers('vision', cursor)
    userIds.push(...page.members.map(({ userId }) => userId))
    cursor = page.cursor
  } while (cursor)
  return userIds
}

/** The most calls within one second, wherever it begins. */
function mostInASecond(calls: ReadonlyArray<{ readonly at: number }>): number {
  const within = (from: number) => calls.filter(({ at }) => at >= from && at < from + 1000).length
  return Math.max(0, ...calls.map(({ at }) => within(at)))
}

test('the run that compares everyone asks each operation five times a second', async () => {
  const opened = openDirectory(30, { turn: ownTurns(), firstPages: true })
  expect(await members(opened)).toHaveLength(30)
  // Five at once beside the five of the second that follows.
  expect(mostInASecond(opened.calls)).toBeLessThanOrEqual(10)
  expect(opened.time.now - testStart).toBeGreaterThanOrEqual(4_500)
  const before = opened.time.now
  for (let index = 0; index < 5; index++) await opened.directory.findGroup('ML Vision')
  expect(opened.time.now).toBe(before)
})

test('readers of groups share eight further pages a second, and no first page waits', async () => {
  made = await dynamoDbPorts()
  const turn = dynamoDbListingTurns({ client: made.server.client, tables })
  const readers = [1, 2, 3].map(() => openDirectory(9, { turn, firstPages: false }))
  const read = await Promise.all(readers.map(members))
  expect(read.map((userIds) => userIds.length)).toEqual([9, 9, 9])
  const calls = readers.flatMap((reader) => reader.calls)
  expect(calls.filter(({ at }) => at === 0)).toHaveLength(3 + 4)
  expect(mostInASecond(calls.filter(({ at }) => at > 0))).toBeLessThanOrEqual(8)
})
