/** What Tasks do in a sandbox, and what they leave behind. */
import { expect, test } from 'vitest'
import type { InvokeResult } from '../../../sandbox/contracts.ts'
import { listExecutions, startExecution } from '../../../sandbox/machines/executions.ts'
import { AwsError } from '../../../sandbox/services/service.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { machineOf, task } from './support.ts'
import { makeMachine, ROLE, type TestWorld, testWorld } from './world.ts'

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:plan:3'
const invoking = task({ Arguments: { FunctionName: FUNCTION, Payload: '{% $states.input %}' } })
const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/unread-events'

async function run(world: TestWorld, state: Record<string, unknown>, input: object = {}) {
  const stateMachineArn = await makeMachine(world, machineOf({ A: state }))
  await startExecution(world, { stateMachineArn, input: JSON.stringify(input), caller: 'operator' })
  await world.clock.quiet(1000)
  return listExecutions(world).find((one) => one.stateMachineArn === stateMachineArn)
}

test('lambda:invoke hands the payload over and answers it with version and status', async () => {
  const world = testWorld(() => ({ ok: true, payload: { y: 2 } }))
  const ended = await run(world, invoking, { x: 1 })
  expect(ended?.output).toBe('{"ExecutedVersion":"3","Payload":{"y":2},"StatusCode":200}')
  expect(world.invoked).toEqual([{ functionArn: FUNCTION, payload: { x: 1 } }])
  expect(world.calls.counts()).toEqual([
    { caller: ROLE, service: 'lambda', action: 'Invoke', count: 1 },
  ])
})

test("a function named without an ARN is one of the machine's own account and Region", async () => {
  const world = testWorld()
  await run(world, task({ Arguments: { FunctionName: 'plan' } }))
  expect(world.invoked).toEqual([
    { functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:plan', payload: {} },
  ])
})

test("a function's error is the state's error, with the message in its cause", async () => {
  const failed: InvokeResult = { ok: false, errorType: 'Throttled', errorMessage: 'slow down' }
  const ended = await run(
    testWorld(() => failed),
    invoking,
  )
  expect(ended).toMatchObject({ status: 'FAILED', error: 'Throttled' })
  expect(JSON.parse(ended?.cause ?? '')).toEqual({
    errorMessage: 'slow down',
    errorType: 'Throttled',
  })
})

test('an invocation that is refused is an error of Lambda', async () => {
  const world = testWorld(() => {
    throw new AwsError('ResourceNotFoundException', 'Function not found', 404)
  })
  expect(await run(world, invoking)).toMatchObject({ error: 'Lambda.ResourceNotFoundException' })
})

test('states:startExecution starts a machine, and a taken name is an error to catch', async () => {
  const world = testWorld()
  const child = await makeMachine(world, machineOf({ P: { Type: 'Pass', End: true } }), {
    StateMachineName: 'child',
  })
  const starting = task({
    Resource: 'arn:aws:states:::states:startExecution',
    Arguments: { StateMachineArn: child, Name: 'key-1', Input: { x: '{% $states.input.x %}' } },
    Output: '{% $states.result.ExecutionArn %}',
  })
  const arn = 'arn:aws:states:eu-west-1:111122223333:execution:child:key-1'
  expect(await run(world, starting, { x: 1 })).toMatchObject({ output: JSON.stringify(arn) })
  expect(listExecutions(world)).toContainEqual(
    expect.objectContaining({ name: 'key-1', input: '{"x":1}', status: 'SUCCEEDED' }),
  )
  expect(world.calls.counts()).toEqual([
    { caller: ROLE, service: 'states', action: 'StartExecution', count: 1 },
  ])

  const parent = await makeMachine(world, machineOf({ A: starting }), { StateMachineName: 'again' })
  await startExecution(world, { stateMachineArn: parent, input: '{"x":1}', caller: 'operator' })
  await world.clock.quiet(1000)
  expect(listExecutions(world)[0]).toMatchObject({
    error: 'StepFunctions.ExecutionAlreadyExistsException',
  })
})

test.each([QUEUE, 'http://127.0.0.1:4566/queue/eu-west-1/111122223333/unread-events'])(
  'sqs:sendMessage sends to the queue of the URL %s',
  async (QueueUrl) => {
    const world = testWorld()
    const ended = await run(
      world,
      task({
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Arguments: { QueueUrl, MessageBody: '{% $states.input %}' },
      }),
      { x: 1 },
    )
    expect(JSON.parse(ended?.output ?? '')).toMatchObject({ MessageId: 'message-1' })
    expect(world.sent).toEqual([
      { queueArn: 'arn:aws:sqs:eu-west-1:111122223333:unread-events', body: '{"x":1}' },
    ])
    expect(world.calls.counts()).toEqual([
      { caller: ROLE, service: 'sqs', action: 'SendMessage', count: 1 },
    ])
  },
)

test('a queue that is not there is an error of SQS', async () => {
  const world = testWorld()
  integrations.of(world).sendMessage = async () => {
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'no such queue')
  }
  const state = task({
    Resource: 'arn:aws:states:::sqs:sendMessage',
    Arguments: { QueueUrl: QUEUE, MessageBody: 'x' },
  })
  expect(await run(world, state)).toMatchObject({ error: 'SQS.NonExistentQueueException' })
})

test('computed Arguments that the sandbox does not know end the execution', async () => {
  const state = task({ Arguments: "{% {'FunctionName': 'f', 'LogType': 'Tail'} %}" })
  expect(await run(testWorld(), state)).toMatchObject({ error: 'States.Runtime' })
})

test('a machine assumes its role once an hour while it works, and only then', async () => {
  const world = testWorld()
  const idle = machineOf({ A: { Type: 'Pass', End: true } })
  const working = machineOf({ A: invoking })
  const idleArn = await makeMachine(world, idle, { StateMachineName: 'idle' })
  const arn = await makeMachine(world, working, { StateMachineName: 'working' })
  const start = async (stateMachineArn: string) => {
    await startExecution(world, { stateMachineArn, input: '{}', caller: 'operator' })
    await world.clock.quiet(1000)
  }
  await start(idleArn)
  expect(world.assumed).toEqual([])
  await start(arn)
  await start(arn)
  expect(world.assumed).toHaveLength(1)
  expect(world.assumed[0]).toMatchObject({ roleArn: ROLE, invokedBy: 'states.amazonaws.com' })
  await world.clock.advance(3_600_000)
  await start(arn)
  expect(world.assumed).toHaveLength(2)
})
