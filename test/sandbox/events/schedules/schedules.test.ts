/** Schedules fire when time passes them, and never make it pass. */
import { beforeEach, expect, test } from 'vitest'
import { eventNotices } from '../../../../sandbox/events/buses.ts'
import { resource } from '../../../../sandbox/resources/scheduler-schedule.ts'
import { resource as groupResource } from '../../../../sandbox/resources/scheduler-schedule-group.ts'
import { action as getSchedule } from '../../../../sandbox/services/scheduler/get-schedule.ts'
import { action as listSchedules } from '../../../../sandbox/services/scheduler/list-schedules.ts'
import { AwsError, type Call } from '../../../../sandbox/services/service.ts'
import { integrations } from '../../../../sandbox/world/integrations.ts'
import { performAction } from '../../../support/perform.ts'
import {
  account,
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
} from '../support/event-world.ts'

const minute = 60_000
let world: EventWorld

beforeEach(() => {
  world = eventWorld()
})

function schedule(properties: Record<string, unknown> = {}) {
  return resource.create(
    {
      logicalId: 'Schedule',
      stackName: 'hub',
      ...place,
      assetFolder: () => '',
      properties: {
        Name: 'sweep',
        ScheduleExpression: 'rate(10 minutes)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: machineArn, RoleArn: roleArn, Input: '{"deep":true}' },
        ...properties,
      },
    },
    world,
  )
}

test('a schedule waits for time to pass and fires within the minute it is due', async () => {
  schedule()
  await settle(world)
  expect(world.started).toEqual([])
  expect(world.clock.now()).toBe(startMs)
  await world.clock.advance(31 * minute)
  expect(world.started).toMatchObject(
    Array.from({ length: 4 }, () => ({
      input: { deep: true },
      caller: roleArn,
      stateMachineArn: machineArn,
    })),
  )
  for (const [index, { atMs }] of world.started.entries()) {
    const late = atMs - (startMs + index * 10 * minute)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(minute)
  }
  expect(world.assumed).toMatchObject([{ roleArn, invokedBy: 'scheduler.amazonaws.com' }])
})

test('time that passes for other work takes the schedules it passes with it', async () => {
  schedule()
  await world.clock.sleep(25 * minute)
  await settle(world)
  expect(world.started).toHaveLength(3)
})

test('time goes on while the function of a schedule waits, at every try', async () => {
  let tries = 0
  integrations.of(world).invokeFunction = async (_functionArn, payload) => {
    await world.clock.sleep(20_000)
    world.invoked.push({ payload, atMs: world.clock.now() })
    tries++
    if (tries === 1) return { ok: false, errorType: 'Error', errorMessage: 'broken' }
    return { ok: true, payload: null }
  }
  schedule({
    ScheduleExpression: 'at(2026-11-02T09:00:00)',
    Target: { Arn: functionArn, RoleArn: roleArn, Input: '{}' },
  })
  await world.clock.advance(24 * 60 * minute)
  const [first, second] = world.invoked.map(({ atMs }) => atMs)
  expect((second ?? 0) - (first ?? 0)).toBe(80_000)
})

test('a function is called with the attributes of the firing filled in', async () => {
  schedule({
    ScheduleExpression: 'at(2026-11-02T09:00:00)',
    Target: {
      Arn: functionArn,
      RoleArn: roleArn,
      Input: '{"at":"<aws.scheduler.scheduled-time>","try":<aws.scheduler.attempt-number>}',
    },
  })
  await world.clock.advance(24 * 60 * minute)
  expect(world.invoked).toMatchObject([{ payload: { at: '2026-11-02T09:00:00Z', try: 1 } }])
})

test('a disabled schedule never fires', async () => {
  schedule({ State: 'DISABLED' })
  await world.clock.advance(60 * minute)
  expect(world.started).toEqual([])
})

test('a schedule fires between its start and its end', async () => {
  schedule({ StartDate: '2026-11-02T08:30:00Z', EndDate: '2026-11-02T08:45:00Z' })
  await world.clock.advance(120 * minute)
  expect(world.started).toHaveLength(2)
})

test('a target that cannot be called ends in the dead-letter queue with attributes', async () => {
  schedule({
    ScheduleExpression: 'at(2026-11-02T09:00:00)',
    Target: {
      Arn: machineArn,
      RoleArn: roleArn,
      RetryPolicy: { MaximumRetryAttempts: 1 },
      DeadLetterConfig: { Arn: deadLetterArn },
    },
  })
  world.startErrors.push(new AwsError('ThrottlingException', 'slow down'))
  world.startErrors.push(new AwsError('ThrottlingException', 'slow down'))
  await world.clock.advance(120 * minute)
  expect(world.started).toEqual([])
  expect(world.sent).toMatchObject([
    {
      queueArn: deadLetterArn,
      body: '{}',
      attributes: {
        ERROR_CODE: 'ThrottlingException',
        ERROR_MESSAGE: 'slow down',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        IS_PAYLOAD_TRUNCATED: 'false',
        RETRY_ATTEMPTS: '1',
        SCHEDULED_TIME: '2026-11-02T09:00:00Z',
        SCHEDULE_ARN: `arn:aws:scheduler:${region}:${account}:schedule/default/sweep`,
        TARGET_ARN: 'arn:aws:scheduler:::aws-sdk:sfn:startExecution',
      },
    },
  ])
})

test('without a dead-letter queue a failed firing is a notice', async () => {
  schedule({ ScheduleExpression: 'at(2026-11-02T09:00:00)' })
  world.startErrors.push(new AwsError('StateMachineDoesNotExist', 'no such machine'))
  await world.clock.advance(120 * minute)
  expect(eventNotices(world)).toEqual([expect.stringContaining('no such machine; dropped')])
})

test.each([
  [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }, 'must be OFF'],
  [{ Target: { Arn: queueArn, RoleArn: roleArn } }, 'Lambda function or a state machine'],
  [{ Target: { Arn: machineArn } }, 'Target.RoleArn is required'],
  [{ Target: { Arn: machineArn, RoleArn: roleArn, Input: 'x' } }, 'Target.Input is not JSON'],
  [{ State: 'ON' }, 'State must be ENABLED or DISABLED'],
  [{ GroupName: 'missing' }, 'Schedule group missing does not exist'],
  [{ StartDate: 'soon' }, 'StartDate must be an ISO 8601 date'],
])('the schedule %j is refused: %s', (properties, message) => {
  expect(() => schedule(properties)).toThrow(message)
})

test('schedules are found by group and name and listed page by page', async () => {
  const input = { stackName: 'hub', ...place, assetFolder: () => '' }
  const group = await groupResource.create(
    { ...input, logicalId: 'Group', properties: { Name: 'ours' } },
    world,
  )
  expect(group.attributes.Arn).toBe(`arn:aws:scheduler:${region}:${account}:schedule-group/ours`)
  schedule()
  schedule({ Name: 'nightly', GroupName: 'ours', Description: 'at night' })
  const caller = { arn: 'operator', accessKeyId: 'a', accountId: account }
  const call: Call = { world, caller, requestId: 'r', userAgent: 'test', ...place }
  expect(
    await performAction(getSchedule, { Name: 'nightly', groupName: 'ours' }, call),
  ).toMatchObject({
    Name: 'nightly',
    GroupName: 'ours',
    Description: 'at night',
    State: 'ENABLED',
    ScheduleExpression: 'rate(10 minutes)',
    CreationDate: startMs / 1000,
  })
  await expect(performAction(getSchedule, { Name: 'nightly' }, call)).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
  })
  const first = await performAction<{ NextToken: string }>(listSchedules, { MaxResults: '1' }, call)
  expect(first).toMatchObject({ Schedules: [{ Name: 'sweep' }] })
  expect(
    await performAction(listSchedules, { MaxResults: '1', NextToken: first.NextToken }, call),
  ).toEqual({
    Schedules: [expect.objectContaining({ Name: 'nightly' })],
  })
  expect(await performAction(listSchedules, { ScheduleGroup: 'ours' }, call)).toMatchObject({
    Schedules: [{ Name: 'nightly' }],
  })
})
