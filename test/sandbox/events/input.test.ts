/** What targets are sent instead of the event: constants, parts, transformed texts. */
import { beforeEach, expect, test } from 'vitest'
import { busArn } from '../../../sandbox/events/arns.ts'
import { findBus, putRule } from '../../../sandbox/events/buses.ts'
import { putEvent } from '../../../sandbox/events/put-event.ts'
import {
  account,
  busEvent,
  deadLetterArn,
  type EventWorld,
  eventWorld,
  place,
  queueArn,
  region,
  settle,
} from './support/event-world.ts'

let world: EventWorld

beforeEach(() => {
  world = eventWorld()
})

const event = busEvent({
  id: 'e1',
  resources: ['arn:one', 'arn:two'],
  detail: {
    name: 'Ada',
    count: 3,
    yes: true,
    nothing: null,
    list: [1, 'two'],
    'instance-id': 'i-1',
    user: { id: 'u1', tags: [{ key: 'a' }, { key: 'b' }] },
    'path/with': 'slash',
    quote: 'say "x"',
  },
})

/** Sends the event through one target and answers what the queue was sent. */
async function sendThrough(input: Record<string, unknown>) {
  putRule(findBus(world, 'default', place), {
    name: 'hear',
    pattern: { id: ['e1'] },
    targets: [{ Id: 'q', Arn: queueArn, ...input, DeadLetterConfig: { Arn: deadLetterArn } }],
  })
  await putEvent(world, { busArn: busArn({ ...place, name: 'default' }), event })
  await settle(world)
  return world.sent[0]
}

async function transformed(InputTemplate: string, InputPathsMap: Record<string, string> = {}) {
  return (await sendThrough({ InputTransformer: { InputTemplate, InputPathsMap } }))?.body
}

test('a constant input replaces the event', async () => {
  expect((await sendThrough({ Input: '{"run": "nightly"}' }))?.body).toBe('{"run": "nightly"}')
})

test('an input path sends the part it names', async () => {
  expect((await sendThrough({ InputPath: '$.detail.user.tags[1]' }))?.body).toBe('{"key":"b"}')
})

test('an input path that names nothing dead-letters the event', async () => {
  const letter = await sendThrough({ InputPath: '$.detail.missing' })
  expect(letter?.attributes).toMatchObject({
    ERROR_CODE: 'INVALID_JSON',
    ERROR_MESSAGE: 'the event has nothing at InputPath $.detail.missing',
  })
})

test.each([
  ['{"a": <v>}', '$.detail.name', { a: 'Ada' }],
  ['{"a": "<v>"}', '$.detail.name', { a: 'Ada' }],
  ['{"a": "I am <v>."}', '$.detail.name', { a: 'I am Ada.' }],
  ['{"a": <v>}', '$.detail.count', { a: 3 }],
  ['{"a": "<v>"}', '$.detail.count', { a: '3' }],
  ['{"a": <v>}', '$.detail.yes', { a: true }],
  ['{"a": <v>}', '$.detail.nothing', { a: null }],
  ['{"a": <v>}', '$.detail.list', { a: [1, 'two'] }],
  ['{"a": [9, <v>, true]}', '$.detail.name', { a: [9, 'Ada', true] }],
  ['{"a": "<v>"}', '$.detail.list', { a: '[1,two]' }],
  ['{"a": <v>}', '$.detail.instance-id', { a: 'i-1' }],
  ['{"a": <v>}', '$.detail.path/with', { a: 'slash' }],
  ['{"a": <v>}', '$.resources[1]', { a: 'arn:two' }],
  ['{"a": <v>}', '$.detail.user.tags[*].key', { a: ['a', 'b'] }],
  ['{"a": <v>}', '$.detail.quote', { a: 'say "x"' }],
  ['{"a": "<v>"}', '$.detail.missing', { a: '' }],
  ['{"a": "x<v>y"}', '$.resources[7]', { a: 'xy' }],
  ['{"<v>": 1}', '$.detail.name', { Ada: 1 }],
])('the template %s with v at %s makes %j', async (template, path, made) => {
  expect(JSON.parse((await transformed(template, { v: path })) ?? '')).toEqual(made)
})

test('quoting is told apart from escaped quotation marks', async () => {
  const body = await transformed('{"a": "instance \\"<v>\\" is up", "b": <v>}', {
    v: '$.detail.name',
  })
  expect(JSON.parse(body ?? '')).toEqual({ a: 'instance "Ada" is up', b: 'Ada' })
})

test('the predefined variables tell rule, event and time', async () => {
  const body = await transformed(
    '{"arn": <aws.events.rule-arn>, "text": "by <aws.events.rule-name>", ' +
      '"event": <aws.events.event.json>, "envelope": <aws.events.event>, ' +
      '"at": <aws.events.event.ingestion-time>}',
  )
  const { detail, ...envelope } = event
  expect(detail).toBeDefined()
  expect(JSON.parse(body ?? '')).toEqual({
    arn: `arn:aws:events:${region}:${account}:rule/hear`,
    text: 'by hear',
    event,
    envelope,
    at: '2026-11-02T08:00:00.000Z',
  })
})

test('a template may be a text', async () => {
  expect(await transformed('"<n> has <c>"', { n: '$.detail.name', c: '$.detail.count' })).toBe(
    '"Ada has 3"',
  )
})

test('a missing variable outside quotes dead-letters the event and says what to do', async () => {
  const letter = await sendThrough({
    InputTransformer: { InputTemplate: '{"a": <v>}', InputPathsMap: { v: '$.detail.missing' } },
  })
  expect(letter).toMatchObject({
    queueArn: deadLetterArn,
    body: JSON.stringify(event),
    attributes: {
      ERROR_CODE: 'INVALID_JSON',
      ERROR_MESSAGE: expect.stringContaining('$.detail.missing, and <v> stands outside quotes'),
    },
  })
})

test.each([
  [{ InputTemplate: '{"a": <b>}' }, 'uses <b>, which InputPathsMap does not define'],
  [{ InputTemplate: '{"a": "<aws.events.event.json>"}' }, 'inside quotes'],
  [{ InputTemplate: '{"a": <v>}', InputPathsMap: { v: 'detail' } }, 'no JSON path'],
  [{ InputTemplate: '{"a": <v>}', InputPathsMap: { v: '$.a[?(@.b)]' } }, 'no JSON path'],
  [{ InputTemplate: '{}', InputPathsMap: { 'aws.x': '$' } }, 'no variable name'],
  [{ InputTemplate: '' }, 'InputTemplate must be a text'],
  [{ InputTemplate: 'x'.repeat(8193) }, 'at most 8192 allowed'],
  [
    {
      InputTemplate: '{}',
      InputPathsMap: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`v${i}`, '$'])),
    },
    '101 variables, at most 100',
  ],
])('the transformer %j is refused: %s', async (InputTransformer, message) => {
  await expect(sendThrough({ InputTransformer })).rejects.toThrow(message)
})
