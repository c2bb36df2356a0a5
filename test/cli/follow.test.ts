/** A command that follows what it asked for stays until it is done, or until it is put off. */
import { expect, test } from 'vitest'
import { followRun } from '../../cli/support/follow.ts'
import { userKey } from '../../core/lease/keys.ts'
import { memoryLeases } from '../support/memory-leases.ts'
import { memoryTables } from '../support/memory-tables.ts'
import { testStart } from '../support/test-world.ts'

const MINUTE_MS = 60_000
const key = userKey('ada')

/** Ada is asked for; each time that she is due, `turn` says when she shall be looked at again. */
async function follow(turn: (time: { readonly now: number }) => number | undefined) {
  const time = { now: testStart }
  const leases = memoryLeases({ tables: memoryTables() })
  const because = {
    eventId: 'restore-1-operator by anna',
    door: 'operator',
    time: testStart,
  } as const
  const request = { key, because, now: time.now, removal: false, readDirectory: false }
  let answer = await leases.request(request)
  const looks: number[][] = []
  const waiting = await followRun({ clock: { now: () => time.now }, leases }, 'restore-1', {
    look: (...look) => looks.push(look),
    wait: async () => {
      if (answer.taken) {
        const { held } = answer
        const later = turn(time)
        if (later === undefined) await leases.release(held, { seen: 1, now: time.now })
        else await leases.giveUp(held, later)
      }
      time.now += MINUTE_MS
      answer = await leases.take(key, time.now)
    },
  })
  return { waiting, looks, tookMs: time.now - testStart }
}

test('who fails is tried again after five minutes, and followed until it is done', async () => {
  let turns = 0
  const followed = await follow(({ now }) => (turns++ < 2 ? now + 5 * MINUTE_MS : undefined))
  expect(followed.waiting).toEqual([])
  expect(followed.looks).toContainEqual([1, 1])
  expect(followed.looks.at(-1)).toEqual([0, 0])
})

test('who is put off for hours is named at once', async () => {
  const { waiting, tookMs } = await follow(({ now }) => now + 120 * MINUTE_MS)
  expect(waiting).toEqual(['ada'])
  expect(tookMs).toBe(MINUTE_MS)
})

test('who fails again and again is named in the end', async () => {
  const { waiting, tookMs } = await follow(({ now }) => now + 5 * MINUTE_MS)
  expect(waiting).toEqual(['ada'])
  expect(tookMs).toBeLessThan(60 * MINUTE_MS)
})
