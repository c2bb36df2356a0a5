/** EventBridge's own actions. */
import { beforeEach, expect, test } from 'vitest'
import { createBus, findBus, putRule } from '../../../sandbox/events/buses.ts'
import { resource as busResource } from '../../../sandbox/resources/events-event-bus.ts'
import { resource as policyResource } from '../../../sandbox/resources/events-event-bus-policy.ts'
import { resource as ruleResource } from '../../../sandbox/resources/events-rule.ts'
import { action as describeEventBus } from '../../../sandbox/services/events/describe-event-bus.ts'
import { action as describeRule } from '../../../sandbox/services/events/describe-rule.ts'
import { action as disableRule } from '../../../sandbox/services/events/disable-rule.ts'
import { action as enableRule } from '../../../sandbox/services/events/enable-rule.ts'
import { action as listEventBuses } from '../../../sandbox/services/events/list-event-buses.ts'
import { action as listRules } from '../../../sandbox/services/events/list-rules.ts'
import { action as listTargetsByRule } from '../../../sandbox/services/events/list-targets-by-rule.ts'
import { action as putEvents } from '../../../sandbox/services/events/put-events.ts'
import { action as testEventPattern } from '../../../sandbox/services/events/test-event-pattern.ts'
import type { Action, Call } from '../../../sandbox/services/service.ts'
import { performAction } from '../../support/perform.ts'
import {
  account,
  type EventWorld,
  eventWorld,
  place,
  queueArn,
  region,
  settle,
} from './support/event-world.ts'

let world: EventWorld
let call: Call

beforeEach(() => {
  world = eventWorld()
  const caller = { arn: 'operator', accessKeyId: 'a', accountId: account }
  call = { world, caller, requestId: 'r', userAgent: 'test', ...place }
})

async function run<Answer>(action: Action, input: object): Promise<Answer> {
  return performAction<Answer>(action, input, call)
}

const target = { Id: 'q', Arn: queueArn }

function listen(name = 'hear') {
  const pattern = { source: [{ exists: true }] }
  putRule(findBus(world, 'default', place), { name, pattern, targets: [target] })
}

test('an event put is delivered with its envelope', async () => {
  listen()
  const answer = await run<{ Entries: Array<{ EventId: string }> }>(putEvents, {
    Entries: [{ Source: 'app', DetailType: 'Done', Detail: '{"a":1}', Resources: ['r'] }],
  })
  await settle(world)
  expect(answer).toMatchObject({ FailedEntryCount: 0 })
  expect(JSON.parse(world.sent[0]?.body ?? '')).toEqual({
    version: '0',
    id: answer.Entries[0]?.EventId,
    'detail-type': 'Done',
    source: 'app',
    account,
    time: '2026-11-02T08:00:00Z',
    region,
    resources: ['r'],
    detail: { a: 1 },
  })
})

test('nobody may put an event in the name of AWS, and the other entries go on', async () => {
  listen()
  const entry = { Source: 'app', DetailType: 'Done', Detail: '{}' }
  const Entries = [
    { ...entry, Source: 'aws.sts' },
    entry,
    { ...entry, Detail: '[]' },
    { ...entry, DetailType: '' },
  ]
  expect(await run(putEvents, { Entries })).toMatchObject({
    FailedEntryCount: 3,
    Entries: [
      {
        ErrorCode: 'NotAuthorizedForSourceException',
        ErrorMessage: 'Not authorized for the source.',
      },
      { EventId: expect.any(String) },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'InvalidArgument' },
    ],
  })
  await settle(world)
  expect(world.sent).toHaveLength(1)
})

test('an event for a bus that does not exist is accepted and dropped', async () => {
  listen()
  const Entries = [{ Source: 'app', DetailType: 'x', Detail: '{}', EventBusName: 'missing' }]
  expect(await run(putEvents, { Entries })).toMatchObject({ FailedEntryCount: 0 })
  await settle(world)
  expect(world.sent).toEqual([])
})

test.each([
  [[], 'length greater than or equal to 1'],
  [Array.from({ length: 11 }, () => ({})), 'length less than or equal to 10'],
  [[{ Source: 'a', DetailType: 'b', Detail: 'x'.repeat(1_048_574) }], 'over the limit'],
])('a request of the wrong size is refused whole', async (Entries, message) => {
  await expect(run(putEvents, { Entries })).rejects.toThrow(message)
})

test('rules are listed page by page, described, and their targets shown', async () => {
  for (const name of ['b', 'a', 'c']) listen(name)
  const first = await run<{ NextToken: string }>(listRules, { Limit: 2 })
  expect(first).toMatchObject({ Rules: [{ Name: 'a' }, { Name: 'b' }] })
  const second = await run(listRules, { Limit: 2, NextToken: first.NextToken })
  expect(second).toEqual({ Rules: [expect.objectContaining({ Name: 'c' })] })
  expect(await run(describeRule, { Name: 'a' })).toEqual({
    Name: 'a',
    Arn: `arn:aws:events:${region}:${account}:rule/a`,
    EventPattern: '{"source":[{"exists":true}]}',
    State: 'ENABLED',
    EventBusName: 'default',
  })
  expect(await run(listTargetsByRule, { Rule: 'a' })).toEqual({ Targets: [target] })
  await expect(run(describeRule, { Name: 'x' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  })
})

test('a disabled rule is silent until it is enabled', async () => {
  listen()
  const Entries = [{ Source: 'app', DetailType: 'x', Detail: '{}' }]
  await run(disableRule, { Name: 'hear' })
  await run(putEvents, { Entries })
  await settle(world)
  expect(world.sent).toEqual([])
  await run(enableRule, { Name: 'hear' })
  await run(putEvents, { Entries })
  await settle(world)
  expect(world.sent).toHaveLength(1)
})

test('each account has a default bus in each Region, and its own others', async () => {
  createBus(world, { ...place, name: 'hub', description: 'all' })
  expect(await run(listEventBuses, {})).toMatchObject({
    EventBuses: [{ Name: 'default' }, { Name: 'hub', Description: 'all' }],
  })
  expect(await run(describeEventBus, {})).toMatchObject({ Name: 'default' })
  await expect(run(describeEventBus, { Name: 'x' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  })
})

test('a pattern is tried on an event that must have its envelope', async () => {
  const event = { id: '1', account, source: 'app', time: 't', region, 'detail-type': 'x' }
  const tried = (EventPattern: string, one: object = event) =>
    run(testEventPattern, { EventPattern, Event: JSON.stringify(one) })
  expect(await tried('{"source":["app"]}')).toEqual({ Result: true })
  expect(await tried('{"source":["other"]}')).toEqual({ Result: false })
  await expect(tried('{"source":["app"]}', { source: 'app' })).rejects.toThrow('id is missing')
  await expect(tried('{"source":"app"}')).rejects.toMatchObject({
    code: 'InvalidEventPatternException',
  })
})

test('a template makes a bus, its policy and a rule on it', async () => {
  const input = { stackName: 'hub', ...place, assetFolder: () => '' }
  const bus = await busResource.create(
    { ...input, logicalId: 'Bus', properties: { Name: 'hub' } },
    world,
  )
  expect(bus).toEqual({
    ref: 'hub',
    attributes: { Arn: `arn:aws:events:${region}:${account}:event-bus/hub`, Name: 'hub' },
  })
  await policyResource.create(
    { ...input, logicalId: 'Policy', properties: { EventBusName: 'hub', StatementId: 's' } },
    world,
  )
  const properties = { Name: 'r', EventBusName: 'hub', EventPattern: { source: ['a'] } }
  const rule = await ruleResource.create({ ...input, logicalId: 'Rule', properties }, world)
  expect(rule).toEqual({
    ref: 'hub|r',
    attributes: { Arn: `arn:aws:events:${region}:${account}:rule/hub/r` },
  })
  const scheduled = { ...properties, ScheduleExpression: 'rate(1 minute)' }
  expect(() =>
    ruleResource.create({ ...input, logicalId: 'Rule', properties: scheduled }, world),
  ).toThrow('use AWS::Scheduler::Schedule')
})
