/** Where an execution ends whatever its states catch. */
import { expect, test } from 'vitest'
import { HISTORY_LIMIT, PAYLOAD_LIMIT } from '../../../sandbox/machines/interpreter.ts'
import { start, task } from './support.ts'

const everything = [{ ErrorEquals: ['States.ALL'], Next: 'Z' }]
const Z = { Type: 'Succeed' }

test('a result of 262,144 bytes passes and one byte more ends the execution uncaught', async () => {
  const answering = (text: string) =>
    start({ A: task({ Catch: everything }), Z }, { task: async () => text }).outcome
  expect(await answering('x'.repeat(PAYLOAD_LIMIT - 2))).toMatchObject({ status: 'SUCCEEDED' })
  expect(await answering('x'.repeat(PAYLOAD_LIMIT - 1))).toMatchObject({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
  })
})

test('the limit counts bytes of UTF-8, not characters', async () => {
  const { outcome } = start({ A: task() }, { task: async () => 'é'.repeat(PAYLOAD_LIMIT / 2) })
  expect(await outcome).toMatchObject({ error: 'States.DataLimitExceeded' })
})

test('Arguments, Outputs and Assigns have the same limit, Retry or not', async () => {
  const large = "{% $pad('', 262144, 'x') %}"
  const states = [
    task({ Arguments: { Payload: large }, Catch: everything }),
    task({ Output: large, Retry: [{ ErrorEquals: ['States.DataLimitExceeded'] }] }),
    { Type: 'Pass', Output: large, End: true },
    { Type: 'Pass', Assign: { large }, End: true },
  ]
  for (const state of states) {
    const { outcome, run } = start({ A: state, ...('Catch' in state && { Z }) })
    expect(await outcome).toMatchObject({ error: 'States.DataLimitExceeded' })
    expect(run.transitions()).toBe(2)
  }
})

test('the joined output of a Map has the limit too, even where a catcher waits', async () => {
  const { outcome } = start(
    {
      A: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'P',
          States: { P: { Type: 'Pass', Output: "{% $pad('', 150000, 'x') %}", End: true } },
        },
        Catch: everything,
        End: true,
      },
      Z,
    },
    { input: [1, 2] },
  )
  expect(await outcome).toMatchObject({ error: 'States.DataLimitExceeded' })
})

const loop = {
  A: { Type: 'Pass', Next: 'B' },
  B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
  C: { Type: 'Succeed' },
}

test('a Standard execution fails at its 25,000th event', async () => {
  const { outcome, run } = start(loop)
  expect(await outcome).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  })
  expect(run.history).toHaveLength(HISTORY_LIMIT)
  expect(run.history.at(-1)).toMatchObject({ id: HISTORY_LIMIT, type: 'ExecutionFailed' })
})

test('the limit of events holds inside branches and without a history kept', async () => {
  const { outcome, run } = start(
    {
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'A', States: loop }],
        Catch: everything,
        Next: 'Z',
      },
      Z,
    },
    { keepHistory: false },
  )
  expect(await outcome).toMatchObject({ error: 'States.Runtime' })
  expect(run.history).toEqual([])
})

test("the machine's TimeoutSeconds ends its execution whatever it waits for", async () => {
  const waiting = start(
    { A: { Type: 'Wait', Seconds: 500, End: true } },
    {},
    { TimeoutSeconds: 60 },
  )
  expect(await waiting.outcome).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' })
  expect(waiting.seconds()).toBe(60)

  const working = start(
    { A: task({ Catch: everything, TimeoutSeconds: 300 }), Z },
    { task: () => new Promise(() => {}) },
    { TimeoutSeconds: 60 },
  )
  expect(await working.outcome).toMatchObject({ status: 'TIMED_OUT' })
  expect(working.seconds()).toBe(60)
})

test('a stopped execution ends at once, branches and all', async () => {
  const wait = (name: string) => ({
    StartAt: name,
    States: { [name]: { Type: 'Wait', Seconds: 500, End: true } },
  })
  const { outcome, run, clock, seconds } = start({
    P: { Type: 'Parallel', Branches: [wait('A'), wait('B')], End: true },
  })
  clock.at(clock.now() + 5000, () => run.stop('Enough', 'by hand'))
  expect(await outcome).toEqual({ status: 'ABORTED', error: 'Enough', cause: 'by hand' })
  expect(seconds()).toBe(5)
  expect(run.history.at(-1)).toMatchObject({ type: 'ExecutionAborted' })
  expect(await clock.quiet(1000)).toBe(true)
})
