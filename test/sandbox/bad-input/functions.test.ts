/** Functions that throw, hang, exit, shout or lie: each failure is its own, the others go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invokeFunction } from '../../../sandbox/lambdas/invoke.ts'
import { functionLogs } from '../../../sandbox/lambdas/logs.ts'
import { RealClock } from '../../../sandbox/world/clock.ts'
import { type LambdaBench, lambdaBench } from '../lambdas/support.ts'

let bench: LambdaBench
let good: string

beforeAll(() => {
  bench = lambdaBench(new RealClock())
  good = bench.add('good', 'export const handler = async (event) => ({ heard: event })')
})

afterAll(() => bench.close())

async function expectOthersGoOn(): Promise<void> {
  expect(await invokeFunction(bench.world, good, 1)).toEqual({ ok: true, payload: { heard: 1 } })
}

const handler = (body: string) => `export const handler = async () => { ${body} }`

describe('a function that', () => {
  it.each([
    ['throws', handler('throw new TypeError("no")'), 'TypeError'],
    ['throws a text', handler('throw "no"'), 'string'],
    ['throws nothing', handler('throw undefined'), 'undefined'],
    ['throws what cannot be read', handler('throw Object.create(null)'), 'object'],
    ['exits', handler('process.exit(3)'), 'Runtime.ExitError'],
    ['exits as if all were well', handler('process.exit(0)'), 'Runtime.ExitError'],
    [
      'fails behind its own back',
      handler('setTimeout(() => { throw new Error("late") }, 1); await new Promise(() => {})'),
      'Runtime.ExitError',
    ],
    [
      'forgets a rejection',
      handler('void Promise.reject(new Error("late")); await new Promise(() => {})'),
      'Runtime.ExitError',
    ],
    ['never answers', handler('await new Promise(() => {})'), 'Sandbox.Timedout'],
    ['spins for ever', handler('for (;;) {}'), 'Sandbox.Timedout'],
    ['answers a circle', handler('const a = {}; a.a = a; return a'), 'TypeError'],
    [
      'answers seven megabytes',
      handler('return "x".repeat(7_000_000)'),
      'Function.ResponseSizeTooLarge',
    ],
    ['cannot be read', 'export const handler = (', 'SyntaxError'],
    ['has no handler', 'export const other = 1', 'Runtime.HandlerNotFound'],
    ['throws while it loads', 'throw new RangeError("early")', 'RangeError'],
    ['exits while it loads', 'process.exit(1)', 'Runtime.ExitError'],
  ])('%s is told by its error, and the others go on', async (what, source, errorType) => {
    const arn = bench.add(what.replaceAll(' ', '-'), source, { timeoutMs: 1000 })
    const result = await invokeFunction(bench.world, arn, {})
    expect(result).toMatchObject({ ok: false, errorType })
    expect(result.ok ? '' : result.errorMessage).toBeTypeOf('string')
    await expectOthersGoOn()
  })

  it('prints a megabyte in one line is cut to what a log event holds', async () => {
    const arn = bench.add('long', handler('console.log("x".repeat(1_048_576)); return 1'))
    expect(await invokeFunction(bench.world, arn, {})).toEqual({ ok: true, payload: 1 })
    const printed = () => functionLogs.of(bench.world).get('long') ?? []
    await expect.poll(() => printed().length, { timeout: 10_000 }).toBe(1)
    expect(printed()[0]?.text.length).toBeLessThanOrEqual(262_144)
    await expectOthersGoOn()
  })

  it('prints a megabyte in lines keeps the last thousand', async () => {
    const arn = bench.add(
      'wordy',
      handler('for (let i = 0; i < 20_000; i++) console.log((i + " ").padEnd(52, "x")); return 1'),
    )
    expect(await invokeFunction(bench.world, arn, {})).toEqual({ ok: true, payload: 1 })
    const printed = () => functionLogs.of(bench.world).get('wordy') ?? []
    const last = () => printed().at(-1)?.text.split(' ')[0]
    await expect.poll(last, { timeout: 10_000 }).toBe('19999')
    expect(printed()).toHaveLength(1000)
    await expectOthersGoOn()
  })
})

describe('a thousand invocations at once', () => {
  it('wait for one another and are all answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => invokeFunction(bench.world, good, index)),
    )
    expect(answers.map((answer) => answer.ok && answer.payload)).toEqual(
      Array.from({ length: 1000 }, (_, heard) => ({ heard })),
    )
  })
})
