/** A function runs at most as often at a time as is reserved for it, however it is called. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventNotices } from '../../../sandbox/events/buses.ts'
import { invokeFunction as invokeLater } from '../../../sandbox/events/invoke-function.ts'
import { functions, publishVersion } from '../../../sandbox/lambdas/functions.ts'
import { invokeFunction } from '../../../sandbox/lambdas/invoke.ts'
import { findMetric } from '../../../sandbox/metrics/metrics.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { type LambdaBench, lambdaBench, start } from './support.ts'

let bench: LambdaBench
beforeEach(() => {
  bench = lambdaBench()
  const { world } = bench
  integrations.of(world).invokeFunction = (arn, payload) => invokeFunction(world, arn, payload)
})
afterEach(() => bench.close())

const invoke = (arn: string) => invokeFunction(bench.world, arn, {})

/** Answers so late that another invocation begins meanwhile. */
const slow = `export const handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, 50))
  return 1
}`

const done = { ok: true, payload: 1 }
const throttled = {
  code: 'TooManyRequestsException',
  status: 429,
  fields: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
}

describe('a function with reserved concurrency', () => {
  it('runs as often at a time as that, and is throttled above', async () => {
    const arn = bench.add('two', slow, { reservedConcurrency: 2 })
    const running = [invoke(arn), invoke(arn)]
    await expect(invoke(arn)).rejects.toMatchObject(throttled)
    expect(await Promise.all(running)).toEqual([done, done])
    expect(await invoke(arn)).toEqual(done)
  })

  it('shares it among its versions and aliases', async () => {
    const arn = bench.add('one', slow, { reservedConcurrency: 1 })
    publishVersion(bench.world, arn)
    functions.of(bench.world).aliases.set(`${arn}:live`, '1')
    const running = invoke(`${arn}:live`)
    await expect(invoke(`${arn}:1`)).rejects.toMatchObject(throttled)
    await expect(invoke(arn)).rejects.toMatchObject(throttled)
    expect(await running).toEqual(done)
  })

  it('leaves other functions alone', async () => {
    const one = bench.add('one', slow, { reservedConcurrency: 1 })
    const other = bench.add('other', slow)
    expect(await Promise.all([invoke(one), invoke(other), invoke(other)])).toEqual(
      Array.from({ length: 3 }, () => done),
    )
  })

  it('never runs with none reserved', async () => {
    const arn = bench.add('none', slow, { reservedConcurrency: 0 })
    await expect(invoke(arn)).rejects.toMatchObject(throttled)
  })

  it('counts what was throttled among its metrics', async () => {
    const arn = bench.add('one', slow, { reservedConcurrency: 1 })
    const running = invoke(arn)
    await expect(invoke(arn)).rejects.toMatchObject(throttled)
    await running
    const { accountId, region } = bench.world
    const count = (name: string) => {
      const dimensions = { FunctionName: 'one' }
      const metric = { accountId, region, namespace: 'AWS/Lambda', name, dimensions }
      return findMetric(bench.world, metric)?.minutes.get(start)?.sum
    }
    expect(['Invocations', 'Errors', 'Throttles'].map(count)).toEqual([1, 0, 1])
  })
})

describe('an event for a function that is throttled', () => {
  it('waits in Lambda until there is room', async () => {
    const arn = bench.add('one', slow, { reservedConcurrency: 1 })
    const running = invoke(arn)
    await invokeLater(bench.world, { functionArn: arn, payload: {}, caller: 'events' })
    expect(await running).toEqual(done)
    expect(await bench.world.clock.quiet(5_000)).toBe(true)
    expect(bench.world.clock.now()).toBe(start + 1000)
    expect(eventNotices(bench.world)).toEqual([])
  })

  it('is dropped with a notice after six hours', async () => {
    const arn = bench.add('none', slow, { reservedConcurrency: 0 })
    await invokeLater(bench.world, { functionArn: arn, payload: {}, caller: 'events' })
    expect(await bench.world.clock.quiet(5_000)).toBe(true)
    const hours = (bench.world.clock.now() - start) / 3_600_000
    expect(hours).toBeGreaterThan(5.9)
    expect(hours).toBeLessThanOrEqual(6)
    expect(eventNotices(bench.world)).toEqual([expect.stringContaining('Rate Exceeded')])
  })
})
