/** Events an operator puts in by hand. */
import { expect, test } from 'vitest'
import { findBus, putRule } from '../../../sandbox/events/buses.ts'
import { putOperatorEvents } from '../../../sandbox/events/operator-events.ts'
import { eventWorld, place, queueArn, settle } from './support/event-world.ts'

function listening() {
  const world = eventWorld()
  putRule(findBus(world, 'default', place), {
    name: 'hear',
    pattern: { source: ['aws.identitystore'] },
    targets: [{ Id: 'q', Arn: queueArn }],
  })
  return world
}

const event = { source: 'aws.identitystore', 'detail-type': 'User Updated', detail: { a: 1 } }

test('what an event lacks is filled in, and it reaches the default bus', async () => {
  const world = listening()
  const { ids } = await putOperatorEvents(world, [event])
  await settle(world)
  expect(JSON.parse(world.sent[0]?.body ?? '')).toEqual({
    version: '0',
    id: ids[0],
    ...event,
    account: place.accountId,
    time: '2026-11-02T08:00:00Z',
    region: place.region,
    resources: [],
  })
})

test('an event of another account goes to that account’s bus', async () => {
  const world = listening()
  await putOperatorEvents(world, [{ ...event, account: '999999999999' }])
  await settle(world)
  expect(world.sent).toEqual([])
})

test.each([
  ['text', 'the body must be a list of events'],
  [[event, 5], '[1] must be an object'],
  [[{ ...event, detail: undefined }], '[0].detail must be an object'],
  [[event, { ...event, source: 5 }], '[1].source must be a text'],
  [[{ ...event, account: '12' }], '[0].account must be a text'],
  [[{ ...event, time: 'now' }], '[0].time must be a text'],
  [[{ ...event, detailType: 'x' }], '[0].detailType is no member of an event'],
  [[{ ...event, resources: 'x' }], '[0].resources must be a list of texts'],
])('%j is refused whole, naming the member: %s', async (events, message) => {
  const world = listening()
  await expect(putOperatorEvents(world, events)).rejects.toThrow(message)
  await settle(world)
  expect(world.sent).toEqual([])
})
