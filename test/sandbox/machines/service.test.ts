/** Step Functions as its clients see it, and machines as templates make them. */
import { expect, test } from 'vitest'
import { startExecution } from '../../../sandbox/machines/executions.ts'
import * as machineType from '../../../sandbox/resources/step-functions-state-machine.ts'
import * as aliasType from '../../../sandbox/resources/step-functions-state-machine-alias.ts'
import * as versionType from '../../../sandbox/resources/step-functions-state-machine-version.ts'
import type { Action } from '../../../sandbox/services/service.ts'
import * as describe from '../../../sandbox/services/states/describe-execution.ts'
import * as describeMachine from '../../../sandbox/services/states/describe-state-machine.ts'
import * as history from '../../../sandbox/services/states/get-execution-history.ts'
import * as list from '../../../sandbox/services/states/list-executions.ts'
import * as listMachines from '../../../sandbox/services/states/list-state-machines.ts'
import * as start from '../../../sandbox/services/states/start-execution.ts'
import * as stop from '../../../sandbox/services/states/stop-execution.ts'
import { performAction } from '../../support/perform.ts'
import { machineOf, START, task } from './support.ts'
import { ACCOUNT, makeMachine, propertiesOf, ROLE, resourceInput, testWorld } from './world.ts'

const world = () => testWorld()
const working = machineOf({ A: task({ Next: 'B' }), B: { Type: 'Wait', Seconds: 60, End: true } })
const passing = machineOf({ A: { Type: 'Pass', End: true } })

async function ask(
  { action }: { readonly action: Action },
  input: object,
  in_: ReturnType<typeof world>,
) {
  const caller = { arn: 'operator', accessKeyId: 'test', accountId: ACCOUNT }
  return performAction<Record<string, unknown>>(action, input, {
    world: in_,
    caller,
    requestId: 'r',
    accountId: ACCOUNT,
    region: 'eu-west-1',
    userAgent: 'test',
  })
}

test('an execution is started, described and stopped, with times in seconds', async () => {
  const there = world()
  const stateMachineArn = await makeMachine(there, working)
  const started = await ask(start, { stateMachineArn, name: 'one' }, there)
  expect(started.startDate).toBe(START / 1000)
  const { executionArn } = started
  await there.clock.advance(1000)
  expect(await ask(describe, { executionArn }, there)).toMatchObject({
    executionArn,
    stateMachineArn,
    status: 'RUNNING',
    input: '{}',
  })
  const stopped = await ask(stop, { executionArn, error: 'Enough' }, there)
  expect(stopped).toEqual({ stopDate: START / 1000 + 1 })
  expect(await ask(describe, { executionArn }, there)).toMatchObject({
    status: 'ABORTED',
    error: 'Enough',
  })
})

test("the history has AWS's shape, in pages, in either order, with data or without", async () => {
  const there = world()
  const stateMachineArn = await makeMachine(there, working)
  const { executionArn } = await ask(start, { stateMachineArn }, there)
  await there.clock.quiet(1000)
  const { events } = (await ask(history, { executionArn }, there)) as {
    events: Array<{ id: number; previousEventId: number; type: string }>
  }
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'WaitStateEntered',
    'WaitStateExited',
    'ExecutionSucceeded',
  ])
  expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(events.map(({ previousEventId }) => previousEventId)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(events[2]).toEqual({
    id: 3,
    previousEventId: 2,
    type: 'TaskScheduled',
    timestamp: START / 1000,
    taskScheduledEventDetails: {
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'eu-west-1',
      parameters: '{"FunctionName":"f","Payload":{}}',
    },
  })

  const bare = { executionArn, includeExecutionData: false, reverseOrder: true, maxResults: 8 }
  const first = await ask(history, bare, there)
  expect(first.events).toHaveLength(8)
  expect(JSON.stringify(first.events)).not.toContain('Payload')
  const { nextToken } = first
  const second = await ask(history, { ...bare, nextToken }, there)
  expect(second).toMatchObject({ events: [{ id: 1 }] })
  expect(second.nextToken).toBeUndefined()
})

test('executions are listed newest first, by page and by status', async () => {
  const there = world()
  const stateMachineArn = await makeMachine(there, working)
  for (const name of ['one', 'two', 'three']) {
    await ask(start, { stateMachineArn, name }, there)
  }
  const first = await ask(list, { stateMachineArn, maxResults: 2 }, there)
  expect(first.executions).toMatchObject([{ name: 'three' }, { name: 'two' }])
  const { nextToken } = first
  const second = await ask(list, { stateMachineArn, maxResults: 2, nextToken }, there)
  expect(second).toMatchObject({ executions: [{ name: 'one' }] })
  const done = await ask(list, { stateMachineArn, statusFilter: 'SUCCEEDED' }, there)
  expect(done.executions).toEqual([])
  const wrong = ask(list, { stateMachineArn, nextToken: 'x' }, there)
  await expect(wrong).rejects.toMatchObject({ code: 'InvalidToken' })
})

test('unknown executions and Express ones are refused as AWS refuses them', async () => {
  const there = world()
  const stateMachineArn = await makeMachine(there, passing, { StateMachineType: 'EXPRESS' })
  const { executionArn } = await startExecution(there, {
    stateMachineArn,
    input: '{}',
    caller: 'operator',
  })
  const unknown = `arn:aws:states:eu-west-1:${ACCOUNT}:execution:machine:none`
  for (const one of [describe, history, stop]) {
    const missing = ask(one, { executionArn: unknown }, there)
    await expect(missing).rejects.toMatchObject({ code: 'ExecutionDoesNotExist' })
    const express = ask(one, { executionArn }, there)
    await expect(express).rejects.toMatchObject({ code: 'InvalidArn' })
  }
  const listed = ask(list, { stateMachineArn }, there)
  await expect(listed).rejects.toMatchObject({ code: 'StateMachineTypeNotSupported' })
})

test('a machine, its version and its alias are made from a template and described', async () => {
  const there = world()
  const properties = {
    ...propertiesOf(machineOf({ A: task({ Arguments: { FunctionName: `$${'{'}Plan}` } }) }), {
      StateMachineName: undefined,
    }),
    DefinitionSubstitutions: { Plan: 'arn:aws:lambda:eu-west-1:111122223333:function:plan' },
  }
  const machine = await machineType.resource.create(
    resourceInput('ReconcileUser', properties),
    there,
  )
  const { Arn, Name, StateMachineRevisionId } = machine.attributes
  expect(machine.ref).toBe(Arn)
  expect(Name).toMatch(/^ReconcileUser-[A-Za-z]{12}$/)
  const version = await versionType.resource.create(
    resourceInput('Version', { StateMachineArn: Arn, StateMachineRevisionId, Description: 'd' }),
    there,
  )
  expect(version.ref).toBe(`${machine.ref}:1`)
  const routes = [{ StateMachineVersionArn: version.ref, Weight: 100 }]
  const alias = await aliasType.resource.create(
    resourceInput('Alias', { Name: 'live', RoutingConfiguration: routes }),
    there,
  )
  expect(alias.ref).toBe(`${machine.ref}:live`)

  const described = await ask(describeMachine, { stateMachineArn: alias.ref }, there)
  expect(described).toMatchObject({ roleArn: ROLE, type: 'STANDARD', status: 'ACTIVE' })
  expect(described.definition).toContain('"FunctionName":"arn:aws:lambda:')
  expect(await ask(listMachines, {}, there)).toMatchObject({
    stateMachines: [{ stateMachineArn: machine.ref, name: Name }],
  })
  await startExecution(there, { stateMachineArn: alias.ref, input: '{}', caller: 'operator' })
  const byAlias = await ask(list, { stateMachineArn: alias.ref }, there)
  expect(byAlias.executions).toMatchObject([{ stateMachineAliasArn: alias.ref }])
})

test.each([
  ['a ${ that names no substitution', { DefinitionString: `"$${'{'}Other}"` }, 'names none of'],
  ['a ${ left open', { DefinitionString: `"$${'{'}Other` }, 'names none of'],
  ['a type that is none', { StateMachineType: 'FAST' }, 'StateMachineType must be'],
  ['a faulty machine', { DefinitionString: '{}' }, 'QueryLanguage must be JSONata'],
])('a template with %s is refused, naming the resource', (_what, more, words) => {
  const properties = propertiesOf(passing, more)
  const make = () => machineType.resource.create(resourceInput('Machine', properties), world())
  expect(make).toThrow('Engine/Machine')
  expect(make).toThrow(words)
})

test('an alias of two versions is refused', async () => {
  const there = world()
  const arn = await makeMachine(there, passing)
  const version = await versionType.resource.create(
    resourceInput('Version', { StateMachineArn: arn }),
    there,
  )
  const half = { StateMachineVersionArn: version.ref, Weight: 50 }
  const properties = { Name: 'live', RoutingConfiguration: [half, half] }
  expect(() => aliasType.resource.create(resourceInput('Alias', properties), there)).toThrow(
    'Engine/Alias',
  )
})
