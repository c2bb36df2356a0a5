/** Events lost, doubled and put out of order on purpose. */
import { beforeEach, expect, test } from 'vitest'
import { busArn } from '../../../sandbox/events/arns.ts'
import { eventNotices, findBus, putRule } from '../../../sandbox/events/buses.ts'
import { loseNext, setFaults } from '../../../sandbox/events/faults.ts'
import { putEvent } from '../../../sandbox/events/put-event.ts'
import {
  busEvent,
  type EventWorld,
  eventWorld,
  place,
  queueArn,
  settle,
  startMs,
} from './support/event-world.ts'

let world: EventWorld

beforeEach(() => {
  world = eventWorld()
  putRule(findBus(world, 'default', place), {
    name: 'hear',
    pattern: { source: [{ exists: true }] },
    targets: [{ Id: 'q', Arn: queueArn, InputPath: '$.id' }],
  })
})

async function put(...ids: string[]) {
  for (const id of ids)
    await putEvent(world, {
      busArn: busArn({ ...place, name: 'default' }),
      event: busEvent({ id }),
    })
}

const heard = () => world.sent.map(({ body }) => JSON.parse(body))

test('the next matching event is lost, and only that one', async () => {
  loseNext(world, (event) => event.id === 'b')
  await put('a', 'b', 'b', 'c')
  await settle(world)
  expect(heard()).toEqual(['a', 'b', 'c'])
  expect(eventNotices(world)).toEqual([expect.stringContaining('event b')])
})

test('each event is delivered as often as told', async () => {
  setFaults(world, { duplicate: 3 })
  await put('a', 'b')
  await settle(world)
  expect(heard()).toEqual(['a', 'a', 'a', 'b', 'b', 'b'])
})

test('events kept back come in reverse order once there are enough', async () => {
  setFaults(world, { holdBack: { events: 3, longestMs: 60_000 } })
  await put('a', 'b', 'c')
  await settle(world)
  expect(heard()).toEqual(['c', 'b', 'a'])
})

test('events kept back come at the latest when their time is up', async () => {
  setFaults(world, { holdBack: { events: 10, longestMs: 60_000 } })
  await put('a', 'b')
  await settle(world)
  expect(world.sent.map(({ body, atMs }) => [JSON.parse(body), atMs - startMs])).toEqual([
    ['b', 60_000],
    ['a', 60_000],
  ])
})

test('ending the faults lets go what was kept back', async () => {
  setFaults(world, { holdBack: { events: 10, longestMs: 60_000 } })
  await put('a')
  setFaults(world, {})
  await put('b')
  await settle(world)
  expect(heard()).toEqual(['a', 'b'])
  expect(() => setFaults(world, { duplicate: 0 })).toThrow('at least 1')
})
