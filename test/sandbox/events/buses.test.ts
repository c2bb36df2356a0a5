/** Which rules hear an event, and what their targets are sent. */
import { beforeEach, expect, test } from 'vitest'
import { busArn } from '../../../sandbox/events/arns.ts'
import { createBus, eventNotices, findBus, putRule } from '../../../sandbox/events/buses.ts'
import { putEvent } from '../../../sandbox/events/put-event.ts'
import type { RuleState } from '../../../sandbox/events/rule.ts'
import { AwsError } from '../../../sandbox/services/service.ts'
import {
  account,
  busEvent,
  deadLetterArn,
  type EventWorld,
  eventWorld,
  functionArn,
  machineArn,
  place,
  queueArn,
  region,
  roleArn,
  settle,
  startMs,
} from './support/event-world.ts'

const defaultBus = busArn({ ...place, name: 'default' })
const everything = { source: [{ exists: true }] }
const machine = { Id: 'machine', Arn: machineArn, RoleArn: roleArn }

let world: EventWorld

beforeEach(() => {
  world = eventWorld()
})

function rule(
  targets: unknown[],
  more: { name?: string; pattern?: unknown; state?: RuleState } = {},
) {
  return putRule(findBus(world, 'default', place), {
    name: 'hear',
    pattern: everything,
    targets,
    ...more,
  })
}

async function put(event = busEvent()) {
  await putEvent(world, { busArn: defaultBus, event })
  await settle(world)
  return event
}

test('a machine, a function and a queue each get a matched event whole', async () => {
  rule([machine, { Id: 'function', Arn: functionArn }, { Id: 'queue', Arn: queueArn }])
  const event = await put(busEvent({ detail: { a: 1 } }))
  expect(world.started).toMatchObject([
    { input: event, caller: roleArn, stateMachineArn: machineArn },
  ])
  expect(world.invoked).toMatchObject([{ payload: event }])
  expect(world.sent).toMatchObject([{ queueArn, body: JSON.stringify(event) }])
})

test('every rule that matches delivers, and one that does not match is silent', async () => {
  rule([machine], { name: 'one' })
  rule([machine], { name: 'two' })
  rule([machine], { name: 'other', pattern: { source: ['someone.else'] } })
  await put()
  expect(world.started).toHaveLength(2)
})

test('a disabled rule hears nothing', async () => {
  rule([machine], { state: 'DISABLED' })
  await put()
  expect(world.started).toEqual([])
})

test.each([
  { readOnly: true, eventSource: 'sso.amazonaws.com', eventName: 'GetRoleCredentials' },
  { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRoleWithWebIdentity' },
  { eventSource: 'identitystore.amazonaws.com', eventName: 'IsMemberInGroups' },
])('the read-only management event %j needs the state for all of them', async (detail) => {
  rule([machine], { name: 'ordinary' })
  const event = busEvent({ 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.x', detail })
  await put(event)
  expect(world.started).toEqual([])
  rule([machine], { name: 'all', state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' })
  await put(event)
  expect(world.started).toHaveLength(1)
})

test.each([
  busEvent({ 'detail-type': 'AWS API Call via CloudTrail', detail: { readOnly: false } }),
  busEvent({
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { readOnly: true, managementEvent: false },
  }),
  busEvent({ 'detail-type': 'User Updated', detail: { readOnly: true } }),
])(
  'an ordinary rule hears writes, data events and what CloudTrail did not bring',
  async (event) => {
    rule([machine])
    await put(event)
    expect(world.started).toHaveLength(1)
  },
)

test('a role is assumed for its target at most once an hour', async () => {
  rule([machine])
  await put()
  await put()
  await world.clock.advance(3_600_000)
  await put()
  expect(world.assumed).toEqual([
    { roleArn, invokedBy: 'events.amazonaws.com', atMs: startMs },
    { roleArn, invokedBy: 'events.amazonaws.com', atMs: startMs + 3_600_000 },
  ])
})

test('an event crosses to a second bus and never reaches a third', async () => {
  const second = createBus(world, { ...place, name: 'second' })
  const third = createBus(world, { ...place, name: 'third' })
  rule([{ Id: 'hop', Arn: second.arn, RoleArn: roleArn }])
  putRule(second, {
    name: 'on',
    pattern: everything,
    targets: [
      machine,
      { Id: 'hop', Arn: third.arn, RoleArn: roleArn, DeadLetterConfig: { Arn: deadLetterArn } },
    ],
  })
  putRule(third, { name: 'never', pattern: everything, targets: [{ Id: 'q', Arn: queueArn }] })
  const event = await put()
  expect(world.started).toMatchObject([{ input: event }])
  expect(world.sent).toMatchObject([
    {
      queueArn: deadLetterArn,
      attributes: {
        ERROR_CODE: 'THIRD_ACCOUNT_HOP_DETECTED',
        ERROR_MESSAGE: expect.stringContaining('to a third event bus'),
        RETRY_ATTEMPTS: '0',
      },
    },
  ])
})

test('a third bus in another Region of one account is refused as a third Region', async () => {
  const second = createBus(world, { accountId: account, region: 'us-east-1', name: 'second' })
  const elsewhere = busArn({ accountId: account, region: 'us-west-2', name: 'default' })
  rule([{ Id: 'hop', Arn: second.arn, RoleArn: roleArn }])
  const dead = `arn:aws:sqs:us-east-1:${account}:dead`
  putRule(second, {
    name: 'on',
    pattern: everything,
    targets: [{ Id: 'hop', Arn: elsewhere, RoleArn: roleArn, DeadLetterConfig: { Arn: dead } }],
  })
  await put()
  expect(world.sent[0]?.attributes.ERROR_CODE).toBe('THIRD_REGION_HOP_DETECTED')
})

test('an event sent to a bus that does not exist is dead-lettered without a retry', async () => {
  const missing = busArn({ ...place, name: 'missing' })
  rule([{ Id: 'b', Arn: missing, RoleArn: roleArn, DeadLetterConfig: { Arn: deadLetterArn } }])
  await put()
  expect(world.sent[0]?.attributes).toMatchObject({
    ERROR_CODE: 'NO_RESOURCE',
    TARGET_ARN: missing,
  })
})

test('an event over 256 KiB reaches the rule and fails to start a machine', async () => {
  rule([{ ...machine, DeadLetterConfig: { Arn: deadLetterArn } }])
  const event = await put(busEvent({ detail: { text: 'x'.repeat(262_144) } }))
  expect(world.started).toEqual([])
  expect(world.sent).toMatchObject([
    { body: JSON.stringify(event), attributes: { ERROR_CODE: 'INVALID_PARAMETER' } },
  ])
})

test('a throttled machine gets the event on a later attempt', async () => {
  rule([machine])
  world.startErrors.push(new AwsError('ThrottlingException', 'slow down'))
  world.startErrors.push(new AwsError('InternalServerException', 'sorry', 500))
  await put()
  expect(world.started).toHaveLength(1)
  expect(world.started[0]?.atMs).toBeGreaterThan(startMs + 1000)
  expect(world.sent).toEqual([])
})

test('attempts end at the number allowed, and the dead letter says so', async () => {
  const policy = { MaximumRetryAttempts: 3 }
  rule([{ ...machine, RetryPolicy: policy, DeadLetterConfig: { Arn: deadLetterArn } }])
  for (let attempt = 0; attempt < 4; attempt++)
    world.startErrors.push(new AwsError('ThrottlingException', 'slow down'))
  const event = await put()
  expect(world.started).toEqual([])
  expect(world.startErrors).toEqual([])
  expect(world.sent).toMatchObject([
    {
      body: JSON.stringify(event),
      attributes: {
        RULE_ARN: `arn:aws:events:${region}:${account}:rule/hear`,
        TARGET_ARN: machineArn,
        ERROR_CODE: 'THROTTLING',
        ERROR_MESSAGE: 'slow down',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '3',
      },
    },
  ])
})

test('attempts end with the age allowed, under the defaults within 24 hours', async () => {
  rule([{ ...machine, DeadLetterConfig: { Arn: deadLetterArn } }])
  for (let attempt = 0; attempt < 300; attempt++)
    world.startErrors.push(new AwsError('ThrottlingException', 'slow down'))
  await put()
  const letter = world.sent[0]
  expect(Number(letter?.attributes.RETRY_ATTEMPTS)).toBeGreaterThan(150)
  expect((letter?.atMs ?? 0) - startMs).toBeGreaterThan(18 * 3_600_000)
  expect((letter?.atMs ?? 0) - startMs).toBeLessThanOrEqual(24 * 3_600_000)

  rule([
    {
      ...machine,
      RetryPolicy: { MaximumEventAgeInSeconds: 60 },
      DeadLetterConfig: { Arn: deadLetterArn },
    },
  ])
  await put()
  expect(world.sent[1]?.attributes.EXHAUSTED_RETRY_CONDITION).toBe('MaximumEventAgeInSeconds')
})

test('an event nobody can take and no queue keeps is dropped with a notice', async () => {
  rule([machine])
  world.startErrors.push(new AwsError('StateMachineDoesNotExist', 'no such machine'))
  await put()
  expect(world.sent).toEqual([])
  expect(eventNotices(world)[0]).toContain('NO_RESOURCE: no such machine; dropped')
})

test('an event whose dead-letter queue is missing is dropped with a notice', async () => {
  rule([{ ...machine, DeadLetterConfig: { Arn: deadLetterArn } }])
  world.startErrors.push(new AwsError('AccessDeniedException', 'no'))
  world.sendErrors.push(new AwsError('QueueDoesNotExist', 'no such queue'))
  await put()
  expect(eventNotices(world)[0]).toContain('NO_PERMISSIONS; dropped')
})

test('Lambda tries a failing function again after one minute and two more', async () => {
  rule([{ Id: 'function', Arn: functionArn, DeadLetterConfig: { Arn: deadLetterArn } }])
  for (let attempt = 0; attempt < 3; attempt++)
    world.invokeAnswers.push({ ok: false, errorType: 'Error', errorMessage: 'broken' })
  await put()
  expect(world.invoked.map(({ atMs }) => atMs - startMs)).toEqual([0, 60_000, 180_000])
  expect(world.sent).toEqual([])
  expect(eventNotices(world)).toEqual([expect.stringContaining('after 3 tries: Error: broken')])
})

test.each([
  [{ Id: 'a', Arn: machineArn }, 'RoleArn is required for target'],
  [{ Id: 'a', Arn: defaultBus }, 'RoleArn is required for target'],
  [{ Id: 'a', Arn: 'arn:aws:kinesis:eu-west-1:1:stream/a' }, 'the sandbox delivers to'],
  [{ Id: 'a', Arn: 'nonsense' }, 'Targets[0].Arn must be an ARN'],
  [{ Id: 'a b', Arn: queueArn }, 'Targets[0].Id'],
  [{ Id: 'a', Arn: queueArn, Input: '{}', InputPath: '$' }, 'only one of Input, InputPath'],
  [{ Id: 'a', Arn: queueArn, Input: 'text' }, 'Targets[0].Input is not JSON'],
  [{ Id: 'a', Arn: queueArn, InputPath: '$.detail["a:b"]' }, 'Targets[0].InputPath'],
  [{ Id: 'a', Arn: defaultBus, RoleArn: roleArn, InputPath: '$' }, 'not available for a bus'],
  [{ Id: 'a', Arn: queueArn, RetryPolicy: { MaximumRetryAttempts: 186 } }, 'from 0 to 185'],
  [{ Id: 'a', Arn: queueArn, RetryPolicy: { MaximumEventAgeInSeconds: 59 } }, 'from 60 to 86400'],
  [{ Id: 'a', Arn: queueArn, DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:1:d' } }, 'Region'],
])('the target %j is refused: %s', (target, message) => {
  expect(() => rule([target])).toThrow(message)
})

test('a rule with six targets, two equal Ids or an unknown state is refused', () => {
  const target = (id: number) => ({ Id: `t${id}`, Arn: queueArn })
  expect(() => rule([0, 1, 2, 3, 4, 5].map(target))).toThrow('EventBridge allows 5')
  expect(() => rule([target(1), target(1)])).toThrow('the same Id')
  expect(() => rule([], { state: 'ON' as RuleState })).toThrow('State must be one of')
})
