/** Executions in a sandbox: names, input, life and memory. */
import { expect, test } from 'vitest'
import {
  CLOSED_KEPT,
  listExecutions,
  startExecution,
  stopExecution,
} from '../../../sandbox/machines/executions.ts'
import { createAlias, publishVersion } from '../../../sandbox/machines/registry.ts'
import { machineOf, START } from './support.ts'
import { makeMachine, testWorld } from './world.ts'

const waiting = machineOf({ A: { Type: 'Wait', Seconds: 600, End: true } })
const passing = machineOf({ A: { Type: 'Pass', End: true } })
const DAY = 86_400_000

function starter(world: ReturnType<typeof testWorld>, stateMachineArn: string) {
  return (name?: string, input = '{}') =>
    startExecution(world, { stateMachineArn, ...(name && { name }), input, caller: 'operator' })
}

test('an execution is RUNNING until its machine ends, and then keeps what came of it', async () => {
  const world = testWorld()
  const arn = await makeMachine(world, waiting)
  const { executionArn } = await starter(world, arn)('one', '{"x": 1}')
  expect(executionArn).toBe('arn:aws:states:eu-west-1:111122223333:execution:machine:one')
  expect(listExecutions(world)).toMatchObject([{ name: 'one', status: 'RUNNING' }])
  await world.clock.quiet(1000)
  expect(listExecutions(world)).toEqual([
    {
      executionArn,
      stateMachineArn: arn,
      name: 'one',
      type: 'STANDARD',
      status: 'SUCCEEDED',
      startDate: START,
      stopDate: START + 600_000,
      input: '{"x": 1}',
      output: '{"x":1}',
      error: undefined,
      cause: undefined,
      transitions: 2,
    },
  ])
})

test('a Standard name under way answers the same execution for the same input', async () => {
  const world = testWorld()
  const start = starter(world, await makeMachine(world, waiting))
  const first = await start('one', '{"x":1}')
  await world.clock.advance(5000)
  expect(await start('one', '{"x":1}')).toEqual(first)
  await expect(start('one', '{"x":2}')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' })
  expect(listExecutions(world)).toHaveLength(1)
})

test('a Standard name is taken for 90 days after its execution ended', async () => {
  const world = testWorld()
  const start = starter(world, await makeMachine(world, passing))
  await start('one')
  await world.clock.advance(90 * DAY - 1000)
  await expect(start('one')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' })
  await world.clock.advance(1000)
  await start('one')
  await world.clock.quiet(1000)
  expect(listExecutions(world)).toMatchObject([{ name: 'one', status: 'SUCCEEDED' }])
})

test('Express executions of one name run side by side', async () => {
  const world = testWorld()
  const arn = await makeMachine(world, waiting, { StateMachineType: 'EXPRESS' })
  const first = await starter(world, arn)('one')
  const second = await starter(world, arn)('one')
  expect(first.executionArn).toMatch(/:express:machine:one:[0-9a-f-]{36}$/)
  expect(second.executionArn).not.toBe(first.executionArn)
})

test('an Express execution is timed out after five minutes', async () => {
  const world = testWorld()
  const arn = await makeMachine(world, waiting, { StateMachineType: 'EXPRESS' })
  await starter(world, arn)('one')
  await world.clock.quiet(1000)
  expect(listExecutions(world)).toMatchObject([
    { status: 'TIMED_OUT', error: 'States.Timeout', stopDate: START + 300_000 },
  ])
})

test.each([
  ['a name of 81 characters', { name: 'x'.repeat(81) }, 'InvalidName'],
  ['a name with a space', { name: 'a b' }, 'InvalidName'],
  ['a name with a colon', { name: 'a:b' }, 'InvalidName'],
  ['input that is no JSON', { input: '{' }, 'InvalidExecutionInput'],
  ['input beyond 262,144 bytes', { input: `"${'x'.repeat(262_143)}"` }, 'InvalidExecutionInput'],
  ['an ARN of something else', { stateMachineArn: 'arn:aws:sqs:a:b:c' }, 'InvalidArn'],
  ['an unknown version', { qualifier: ':7' }, 'StateMachineDoesNotExist'],
  ['an unknown machine', { qualifier: 'x' }, 'StateMachineDoesNotExist'],
])('%s is refused', async (_what, { qualifier = '', ...more }: Record<string, string>, code) => {
  const world = testWorld()
  const arn = await makeMachine(world, passing)
  const request = { stateMachineArn: arn + qualifier, input: '{}', caller: 'operator', ...more }
  await expect(startExecution(world, request)).rejects.toMatchObject({ code, status: 400 })
  expect(listExecutions(world)).toEqual([])
})

test('a name of 80 characters and an input of 262,144 bytes are accepted', async () => {
  const world = testWorld()
  const arn = await makeMachine(world, passing)
  await starter(world, arn)('x'.repeat(80), `"${'x'.repeat(262_142)}"`)
  await world.clock.quiet(1000)
  expect(listExecutions(world)).toMatchObject([{ status: 'SUCCEEDED' }])
})

test('versions and aliases run the revision they stand for', async () => {
  const world = testWorld()
  const arn = await makeMachine(world, passing)
  const version = publishVersion(world, { stateMachineArn: arn })
  expect(version.arn).toBe(`${arn}:1`)
  expect(publishVersion(world, { stateMachineArn: arn })).toBe(version)
  createAlias(world, { name: 'live', versionArn: version.arn })
  await starter(world, `${arn}:1`)('by-version')
  await starter(world, `${arn}:live`)('by-alias')
  await world.clock.quiet(1000)
  expect(listExecutions(world)).toMatchObject([
    { name: 'by-alias', status: 'SUCCEEDED', stateMachineArn: arn },
    { name: 'by-version', status: 'SUCCEEDED', stateMachineArn: arn },
  ])
})

test('a stopped execution is ABORTED then, and stopping it again changes nothing', async () => {
  const world = testWorld()
  const { executionArn } = await starter(world, await makeMachine(world, waiting))('one')
  await world.clock.advance(7000)
  const stopped = await stopExecution(world, { executionArn, error: 'Enough', cause: 'why' })
  expect(stopped).toEqual({ stopDate: START + 7000 })
  await world.clock.advance(7000)
  expect(await stopExecution(world, { executionArn })).toEqual(stopped)
  expect(listExecutions(world)).toMatchObject([
    { status: 'ABORTED', error: 'Enough', cause: 'why', stopDate: START + 7000 },
  ])
})

test('the oldest of over 10,000 closed executions are let go; none under way', async () => {
  const world = testWorld()
  await starter(world, await makeMachine(world, waiting, { StateMachineName: 'slow' }))('kept')
  const start = starter(world, await makeMachine(world, passing))
  for (let index = 0; index < CLOSED_KEPT + 5; index++) await start(`n${index}`)
  await world.clock.advance(1000)
  const listed = listExecutions(world)
  expect(listed).toHaveLength(CLOSED_KEPT + 1)
  expect(listed.at(-1)).toMatchObject({ name: 'kept', status: 'RUNNING' })
  expect(listed.at(-2)).toMatchObject({ name: 'n5' })
  await expect(start('n0')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' })
})
