/** Of a storm, nobody asks for groups that everybody would ask for. */
import { expect, test } from 'vitest'
import { readTruth } from '../../../functions/reconcile-user/plan-access/read-truth.ts'
import { exampleText, mapOf } from '../../core/access-map/example.ts'
import { memoryDirectory } from '../../support/memory-directory.ts'
import { testStart } from '../../support/test-world.ts'

const map = mapOf(exampleText)

function openTruth() {
  const calls: string[] = []
  const directory = memoryDirectory({
    fault: (call, run) => {
      calls.push(call)
      return Promise.resolve(run())
    },
  })
  directory.addUser('ada')
  directory.addGroup('vision', 'ML Vision')
  directory.join('ada', 'vision')
  const time = { now: testStart }
  const notFound = new Map<string, number>()
  const ports = { clock: { now: () => time.now }, directory, map, notFound }
  const read = async (comparedMap?: string) => {
    calls.length = 0
    const look = { userId: 'ada', user: undefined, pins: new Map(), fresh: true, comparedMap }
    const { groupIds } = await readTruth(ports, look)
    return { groupIds, sought: calls.filter((call) => call === 'directory.findGroup').length }
  }
  return { time, read }
}

test('mapped groups nobody has found are looked for, those not there once a minute', async () => {
  const { time, read } = openTruth()
  expect(await read()).toEqual({ groupIds: ['vision'], sought: 4 })
  expect(await read()).toEqual({ groupIds: ['vision'], sought: 1 })
  time.now += 60_000
  expect(await read('another map')).toEqual({ groupIds: ['vision'], sought: 4 })
})

test('none is looked for once everyone has been compared under this map', async () => {
  const { read } = openTruth()
  expect(await read(map.hash)).toEqual({ groupIds: [], sought: 0 })
})
