/** What Retry and Catch do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StateError } from '../../../sandbox/machines/interpreter.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { testSeed } from '../../support/seed.ts'
import { failure, START, start, task } from './support.ts'

/** Runs one Task that fails with these errors in turn; answers when it was tried, in seconds. */
async function tries(retry: object[], errors: string[], more: object = {}, seed = 1) {
  const at: number[] = []
  const left = [...errors]
  const { outcome, run, clock } = start(
    { A: task({ Retry: retry, ...more }), ...('Catch' in more && { Z: { Type: 'Succeed' } }) },
    {
      random: seededRandom(seed),
      task: async () => {
        at.push((clock.now() - START) / 1000)
        const error = left.shift()
        if (error === 'States.Timeout') throw new StateError(error, undefined)
        if (error) throw failure(error)
        return 'done'
      },
    },
  )
  return { ended: await outcome, at, transitions: run.transitions() }
}

test('Retry tries three more times by default, after 1, 2 and 4 seconds', async () => {
  const { ended, at } = await tries([{ ErrorEquals: ['Busy'] }], Array(9).fill('Busy'))
  expect(at).toEqual([0, 1, 3, 7])
  expect(ended).toMatchObject({ status: 'FAILED', error: 'Busy' })
})

test('Retry follows its interval, rate and longest delay', async () => {
  const retry = { IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 4, MaxDelaySeconds: 6 }
  const { at, ended } = await tries([{ ErrorEquals: ['Busy'], ...retry }], Array(4).fill('Busy'))
  expect(at).toEqual([0, 3, 7.5, 13.5, 19.5])
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'done' })
})

test('each retry is billed as one transition', async () => {
  const { transitions } = await tries([{ ErrorEquals: ['Busy'] }], ['Busy', 'Busy'])
  expect(transitions).toBe(1 + 1 + 2)
})

test('each retrier counts for itself, and one used up leaves the error to Catch', async () => {
  const { at, ended } = await tries(
    [
      { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
    ],
    ['ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'],
    { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] },
  )
  expect(at).toEqual([0, 1, 3, 8])
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'ErrorB' } })
})

test('MaxAttempts 0 never retries, whatever retrier follows', async () => {
  const { at } = await tries(
    [{ ErrorEquals: ['Busy'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
    ['Busy'],
  )
  expect(at).toEqual([0])
})

test('States.TaskFailed stands for every error but States.Timeout', async () => {
  const retry = [{ ErrorEquals: ['States.TaskFailed'] }]
  expect((await tries(retry, ['Any'])).ended).toMatchObject({ status: 'SUCCEEDED' })
  expect((await tries(retry, ['States.Timeout'])).ended).toMatchObject({ status: 'FAILED' })
  const all = [{ ErrorEquals: ['States.ALL'] }]
  expect((await tries(all, ['States.Timeout'])).ended).toMatchObject({ status: 'SUCCEEDED' })
})

test('full jitter stays below the plain delay, and equal seeds draw equal delays', async () => {
  const retry = [{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL', IntervalSeconds: 60 }]
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const first = await tries(retry, ['Busy', 'Busy', 'Busy'], {}, seed)
      const second = await tries(retry, ['Busy', 'Busy', 'Busy'], {}, seed)
      expect(second.at).toEqual(first.at)
      const delays = first.at.slice(1).map((at, index) => at - (first.at[index] ?? 0))
      delays.forEach((delay, index) => {
        expect(delay).toBeGreaterThanOrEqual(0)
        expect(delay).toBeLessThanOrEqual(60 * 2 ** index)
      })
    }),
    { seed: testSeed(), numRuns: 20 },
  )
})

test('different seeds draw different jitter', async () => {
  const retry = [{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL', IntervalSeconds: 60 }]
  const one = await tries(retry, ['Busy'], {}, 1)
  const two = await tries(retry, ['Busy'], {}, 2)
  expect(one.at).not.toEqual(two.at)
})

test('Catch takes the first catcher that matches, with its own Output and Assign', async () => {
  const { outcome } = start(
    {
      A: task({
        Output: 'unused',
        Catch: [
          { ErrorEquals: ['Other'], Next: 'Z' },
          {
            ErrorEquals: ['Gone', 'Lost'],
            Output: { error: '{% $states.errorOutput.Error %}', x: '{% $states.input.x %}' },
            Assign: { why: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
            Next: 'Z',
          },
        ],
      }),
      Z: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $why %}'] },
    },
    {
      input: { x: 1 },
      task: async () => {
        throw failure('Lost', 'nowhere')
      },
    },
  )
  expect(await outcome).toMatchObject({ output: [{ error: 'Lost', x: 1 }, 'nowhere'] })
})

test('Retry and Catch recover what the state could not evaluate', async () => {
  const { outcome, seconds } = start({
    A: task({
      Output: '{% $states.result.missing %}',
      Retry: [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }],
      Catch: [
        { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Z' },
      ],
    }),
    Z: { Type: 'Succeed' },
  })
  expect(await outcome).toMatchObject({ output: 'States.QueryEvaluationError' })
  expect(seconds()).toBe(1)
})

test('a retried Task sees how often in its context', async () => {
  const counts: number[] = []
  const { outcome } = start(
    { A: task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }] }) },
    {
      task: async (_resource, _given, context) => {
        counts.push(context.State.RetryCount)
        throw failure('Busy')
      },
    },
  )
  await outcome
  expect(counts).toEqual([0, 1, 2])
})

test('a Map is retried as a whole', async () => {
  let calls = 0
  const { outcome } = start(
    {
      A: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'T', States: { T: task() } },
        Retry: [{ ErrorEquals: ['Busy'] }],
        End: true,
      },
    },
    {
      input: [1, 2],
      task: async () => {
        if (++calls === 2) throw failure('Busy')
        return calls
      },
    },
  )
  expect(await outcome).toMatchObject({ output: [3, 4] })
})
