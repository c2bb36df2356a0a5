/** What each kind of state does. */
import { expect, test } from 'vitest'
import { failure, outputOf, START, start, task } from './support.ts'

test('Pass hands its input on, and its Output instead when it has one', async () => {
  const { outcome } = start(
    {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Pass', Output: { was: '{% $states.input.x %}', always: 1 }, End: true },
    },
    { input: { x: [5] } },
  )
  expect(await outcome).toEqual({ status: 'SUCCEEDED', output: { was: [5], always: 1 } })
})

test('a list of one stays a list from state to state', async () => {
  const { outcome } = start(
    {
      A: { Type: 'Pass', Output: { kept: '{% [$states.input.list[n > 1].n] %}' }, Next: 'B' },
      B: { Type: 'Pass', Output: '{% $states.input.kept %}', End: true },
    },
    { input: { list: [{ n: 1 }, { n: 2 }] } },
  )
  expect(await outcome).toMatchObject({ output: [2] })
})

test('variables assigned in a state show from the next state on', async () => {
  const { outcome } = start({
    A: { Type: 'Pass', Assign: { n: 1 }, Next: 'B' },
    B: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: '{% $n %}', Next: 'C' },
    C: { Type: 'Succeed', Output: { before: '{% $states.input %}', now: '{% $n %}' } },
  })
  expect(await outcome).toMatchObject({ output: { before: 1, now: 2 } })
})

test('Choice takes the first rule that is true, else its Default', async () => {
  const states = {
    A: {
      Type: 'Choice',
      Assign: { any: true, by: 'state' },
      Choices: [
        {
          Condition: '{% $states.input.n > 9 %}',
          Next: 'B',
          Output: 'big',
          Assign: { by: 'rule' },
        },
        { Condition: '{% $states.input.n > 5 %}', Next: 'B' },
      ],
      Default: 'B',
      Output: 'other',
    },
    B: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $any %}', '{% $by %}'] },
  }
  const output = async (n: number) => start(states, { input: { n } }).outcome
  expect(await output(10)).toMatchObject({ output: ['big', true, 'rule'] })
  expect(await output(6)).toMatchObject({ output: ['other', true, 'state'] })
  expect(await output(1)).toMatchObject({ output: ['other', true, 'state'] })
})

test('Choice without a match or a Default fails with States.NoChoiceMatched', async () => {
  const { outcome } = start({
    A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] },
    B: { Type: 'Succeed' },
  })
  expect(await outcome).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' })
})

test('a Condition that is no truth value fails the evaluation', async () => {
  const { outcome } = start({
    A: { Type: 'Choice', Choices: [{ Condition: "{% 'yes' %}", Next: 'B' }], Default: 'B' },
    B: { Type: 'Succeed' },
  })
  expect(await outcome).toMatchObject({ error: 'States.QueryEvaluationError' })
})

test('Wait passes its Seconds, given or computed, or waits until its Timestamp', async () => {
  const later = new Date(START + 90_000).toISOString()
  const wait = async (fields: object) => {
    const { outcome, seconds } = start({ A: { Type: 'Wait', ...fields, End: true } })
    expect(await outcome).toMatchObject({ status: 'SUCCEEDED' })
    return seconds()
  }
  expect(await wait({ Seconds: 60 })).toBe(60)
  expect(await wait({ Seconds: '{% 20 + 5 %}' })).toBe(25)
  expect(await wait({ Timestamp: later })).toBe(90)
  expect(await wait({ Timestamp: `{% '${later}' %}` })).toBe(90)
  expect(await wait({ Timestamp: '2020-01-01T00:00:00Z' })).toBe(0)
})

test('Wait fails the evaluation for seconds that are none', async () => {
  const { outcome } = start({ A: { Type: 'Wait', Seconds: "{% 'soon' %}", End: true } })
  expect(await outcome).toMatchObject({ error: 'States.QueryEvaluationError' })
})

test('Fail fails with its Error and Cause, given or computed', async () => {
  const { outcome } = start({ A: { Type: 'Fail', Error: 'No', Cause: "{% 'be' & 'cause' %}" } })
  expect(await outcome).toEqual({ status: 'FAILED', error: 'No', cause: 'because' })
})

test('Task hands over its Arguments and context, and answers its result', async () => {
  const seen: unknown[] = []
  const { outcome } = start(
    {
      A: task({
        Arguments: { FunctionName: 'f', Payload: { x: '{% $states.input.x %}' } },
        Output: { got: '{% $states.result.y %}', x: '{% $states.input.x %}' },
      }),
    },
    {
      input: { x: 1 },
      execution: { id: 'e-1', name: 'one', roleArn: 'r' },
      task: async (resource, given, context) => {
        seen.push(resource, given, context.Execution.Name, context.State.Name)
        return { y: 2 }
      },
    },
  )
  expect(await outcome).toMatchObject({ output: { got: 2, x: 1 } })
  expect(seen).toEqual([
    'arn:aws:states:::lambda:invoke',
    { FunctionName: 'f', Payload: { x: 1 } },
    'one',
    'A',
  ])
})

test('a Task that fails carries the error of its work as a function would', async () => {
  const { outcome } = start(
    { A: task() },
    {
      task: async () => {
        throw failure('Throttled', 'slow down')
      },
    },
  )
  expect(await outcome).toEqual({
    status: 'FAILED',
    error: 'Throttled',
    cause: '{"errorMessage":"slow down","errorType":"Throttled"}',
  })
})

test('a Task ends with States.Timeout after its TimeoutSeconds', async () => {
  const never = () => new Promise<never>(() => {})
  const { outcome, seconds } = start({ A: task({ TimeoutSeconds: 30 }) }, { task: never })
  expect(await outcome).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect(seconds()).toBe(30)
})

test('a Task that ends in time leaves no timer behind', async () => {
  const { outcome, clock } = start({ A: task({ TimeoutSeconds: '{% 3000 %}' }) })
  expect(await outcome).toMatchObject({ status: 'SUCCEEDED' })
  expect(await clock.quiet(1000)).toBe(true)
  expect(clock.now()).toBe(START)
})

test('Map answers one output for each item, in order, told index and value', async () => {
  const { outcome } = start(
    {
      A: {
        Type: 'Map',
        Items: '{% $states.input.names %}',
        ItemSelector: {
          name: '{% $states.context.Map.Item.Value %}',
          of: '{% $count($states.input.names) %}',
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'W',
          States: {
            W: { Type: 'Wait', Seconds: '{% 3 - $states.context.Map.Item.Index %}', Next: 'P' },
            P: {
              Type: 'Pass',
              Output: "{% $states.input.name & '/' & $states.input.of %}",
              End: true,
            },
          },
        },
        End: true,
      },
    },
    { input: { names: ['a', 'b', 'c'] } },
  )
  expect(await outcome).toMatchObject({ output: ['a/3', 'b/3', 'c/3'] })
})

test('Map runs at most MaxConcurrency iterations at once, and at most 40', async () => {
  const seconds = async (more: object) => {
    const run = start(
      {
        A: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'W',
            States: { W: { Type: 'Wait', Seconds: 10, End: true } },
          },
          End: true,
          ...more,
        },
      },
      { input: Array.from({ length: 80 }, (_, index) => index) },
    )
    await run.outcome
    return run.seconds()
  }
  expect(await seconds({})).toBe(20)
  expect(await seconds({ MaxConcurrency: 0 })).toBe(20)
  expect(await seconds({ MaxConcurrency: '{% 20 %}' })).toBe(40)
})

test('Map without items answers an empty list, and refuses what is no list', async () => {
  const map = {
    Type: 'Map',
    ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
    End: true,
  }
  expect(await start({ A: map }, { input: [] }).outcome).toMatchObject({ output: [] })
  expect(await start({ A: map }, { input: {} }).outcome).toMatchObject({
    error: 'States.QueryEvaluationError',
  })
})

test('a failing iteration stops the others and gives the Map its error', async () => {
  const { outcome, run, seconds } = start(
    {
      A: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'C',
          States: {
            C: {
              Type: 'Choice',
              Choices: [{ Condition: '{% $states.input = 1 %}', Next: 'F' }],
              Default: 'W',
            },
            F: { Type: 'Fail', Error: 'Odd' },
            W: { Type: 'Wait', Seconds: 500, End: true },
          },
        },
        Catch: [{ ErrorEquals: ['Odd'], Output: 'caught', Next: 'E' }],
        End: true,
      },
      E: { Type: 'Succeed' },
    },
    { input: [0, 1, 2] },
  )
  expect(await outcome).toMatchObject({ output: 'caught' })
  expect(seconds()).toBe(0)
  const types = run.history.map(({ type }) => type)
  expect(types.filter((type) => type === 'MapIterationAborted')).toHaveLength(2)
  expect(types.filter((type) => type === 'MapIterationFailed')).toHaveLength(1)
})

test('Parallel runs its branches side by side on one input', async () => {
  const branch = (name: string, wait: number) => ({
    StartAt: `${name} waits`,
    States: {
      [`${name} waits`]: { Type: 'Wait', Seconds: wait, Next: name },
      [name]: { Type: 'Pass', Output: `{% $states.input.x & '${name}' %}`, End: true },
    },
  })
  const { outcome, seconds } = start(
    {
      A: {
        Type: 'Parallel',
        Branches: [branch('B', 20), branch('C', 10)],
        Output: '{% $join($states.result) %}',
        End: true,
      },
    },
    { input: { x: 'x' } },
  )
  expect(await outcome).toMatchObject({ output: 'xBxC' })
  expect(seconds()).toBe(20)
})

test('branches read the variables around them and keep their own to themselves', async () => {
  const branch = (name: string) => ({
    StartAt: name,
    States: {
      [name]: { Type: 'Pass', Assign: { mine: name }, Next: `${name} end` },
      [`${name} end`]: { Type: 'Pass', Output: '{% $outer & $mine %}', End: true },
    },
  })
  const { outcome } = start({
    A: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
    P: { Type: 'Parallel', Branches: [branch('B'), branch('C')], Next: 'E' },
    E: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $exists($mine) %}'] },
  })
  expect(await outcome).toMatchObject({ output: [['oB', 'oC'], false] })
})

test('the context names the execution, the machine and the state', async () => {
  const output = await outputOf('{% $states.context %}', {
    input: { x: 1 },
    execution: { id: 'id', name: 'name', roleArn: 'role' },
    stateMachine: { id: 'm-id', name: 'm' },
  })
  expect(output).toEqual({
    Execution: {
      Id: 'id',
      Name: 'name',
      RoleArn: 'role',
      Input: { x: 1 },
      StartTime: '2026-03-02T08:00:00.000Z',
      RedriveCount: 0,
    },
    State: { Name: 'A', EnteredTime: '2026-03-02T08:00:00.000Z', RetryCount: 0 },
    StateMachine: { Id: 'm-id', Name: 'm' },
  })
})
