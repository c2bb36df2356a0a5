/** Functions run as on Lambda: their own bundle, environment and session; errors in AWS's words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { functions, publishVersion } from '../../../sandbox/lambdas/functions.ts'
import { invokeFunction, workerPools } from '../../../sandbox/lambdas/invoke.ts'
import { functionLogs } from '../../../sandbox/lambdas/logs.ts'
import { type LambdaBench, lambdaBench, start } from './support.ts'

let bench: LambdaBench
beforeEach(() => {
  bench = lambdaBench()
})
afterEach(() => bench.close())

const invoke = (arn: string, payload: unknown = {}) => invokeFunction(bench.world, arn, payload)

describe('a function that answers', () => {
  it('gets the event and gives back what its handler returns', async () => {
    const arn = bench.add('echo', 'export const handler = async (event) => ({ heard: event })')
    expect(await invoke(arn, { word: 'hello' })).toEqual({
      ok: true,
      payload: { heard: { word: 'hello' } },
    })
  })

  it('may be a CommonJS bundle', async () => {
    const source = 'exports.handler = async () => ({ here: typeof __dirname })'
    const arn = bench.add('common', source, { file: 'index.js' })
    expect(await invoke(arn)).toEqual({ ok: true, payload: { here: 'string' } })
  })

  it('answers null when its handler returns nothing', async () => {
    const arn = bench.add('silent', 'export const handler = async () => {}')
    expect(await invoke(arn)).toEqual({ ok: true, payload: null })
  })

  it('sees its own environment and nothing of the process around it', async () => {
    process.env.ROLLCALL_OUTSIDE = 'must not be seen'
    const arn = bench.add('env', 'export const handler = async () => ({ ...process.env })', {
      environment: { TABLE: 'grants' },
    })
    const result = await invoke(arn)
    delete process.env.ROLLCALL_OUTSIDE
    const payload = (result.ok && result.payload) as Record<string, string>
    expect(payload).toMatchObject({
      TABLE: 'grants',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      _HANDLER: 'index.handler',
      TZ: 'UTC',
    })
    expect(payload).not.toHaveProperty('ROLLCALL_OUTSIDE')
    expect(payload).not.toHaveProperty('PATH')
  })

  it('is told who it is by its context', async () => {
    const arn = bench.add(
      'context',
      `export const handler = async (event, context) => ({
        name: context.functionName, memory: context.memoryLimitInMB,
        arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() })`,
    )
    const version = publishVersion(bench.world, arn)
    functions.of(bench.world).aliases.set(`${arn}:live`, version)
    expect(await invoke(`${arn}:live`)).toEqual({
      ok: true,
      payload: { name: 'context', memory: '256', arn: `${arn}:live`, left: 10_000 },
    })
  })

  it('keeps its worker and session for the next invocation', async () => {
    const source = 'let count = 0\nexport const handler = async () => ++count'
    const arn = bench.add('counter', source)
    await invoke(arn)
    expect(await invoke(arn)).toEqual({ ok: true, payload: 2 })
    expect(bench.assumptions).toEqual([
      {
        roleArn: 'arn:aws:iam::111122223333:role/counter',
        sessionName: 'counter',
        sourceArn: arn,
        invokedBy: 'lambda.amazonaws.com',
      },
    ])
  })

  it('begins a new session once the old one would be near its end', async () => {
    const arn = bench.add('late', 'let count = 0\nexport const handler = async () => ++count')
    await invoke(arn)
    await bench.world.clock.advance(12 * 3_600_000)
    expect(await invoke(arn)).toEqual({ ok: true, payload: 1 })
    expect(bench.assumptions).toHaveLength(2)
  })

  it('does not wait out its pauses while virtual time stands still', async () => {
    const source = `
      const pause = () => new Promise((resolve) => setTimeout(resolve, 5_000)).then(() => 'pause')
      const timer = () => new Promise((resolve) => setTimeout(() => resolve('timer'), 2_000))
      export const handler = () => Promise.race([pause(), timer()])`
    expect(await invoke(bench.add('pausing', source))).toEqual({ ok: true, payload: 'pause' })
  })

  it('lets time go on while it waits on purpose', async () => {
    const source = `
      import { setTimeout as wait } from 'node:timers/promises'
      export const handler = async () => {
        await wait(90_000)
        return [await wait(1, 'rested'), Date.now()]
      }`
    const payload = ['rested', start + 90_001]
    expect(await invoke(bench.add('waiting', source))).toEqual({ ok: true, payload })
  })

  it('reads the virtual clock through Date', async () => {
    const arn = bench.add(
      'clock',
      `export const handler = async () =>
        [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date]`,
    )
    expect(await invoke(arn)).toEqual({ ok: true, payload: [start, start, 5, true] })
    await bench.world.clock.advance(60_000)
    const later = start + 60_000
    expect(await invoke(arn)).toEqual({ ok: true, payload: [later, later, 5, true] })
  })

  it('prints into its own log and nowhere else', async () => {
    const arn = bench.add('talker', 'export const handler = async () => console.log("a line")')
    await invoke(arn)
    await workerPools.of(bench.world).close()
    expect(functionLogs.of(bench.world).get('talker')).toEqual([
      { timeMs: start, stream: 'stdout', text: 'a line' },
    ])
  })
})

describe('a function that fails', () => {
  it('reports the name and message of what its handler threw, and stays warm', async () => {
    const arn = bench.add(
      'thrower',
      `let count = 0
      class ProfileBusy extends Error { name = 'ProfileBusy' }
      export const handler = async () => { throw new ProfileBusy('look again ' + ++count) }`,
    )
    await invoke(arn)
    expect(await invoke(arn)).toEqual({
      ok: false,
      errorType: 'ProfileBusy',
      errorMessage: 'look again 2',
    })
  })

  it('reports an exit of the process, and the next invocation starts afresh', async () => {
    const source = 'export const handler = async (event) => event.exit ? process.exit(3) : "well"'
    const arn = bench.add('leaver', source)
    expect(await invoke(arn, { exit: true })).toMatchObject({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(
        /^RequestId: \S+ Error: Runtime exited with error: exit status 3$/,
      ),
    })
    expect(await invoke(arn)).toEqual({ ok: true, payload: 'well' })
  })

  it('is ended when it hangs, in the words of Lambda', async () => {
    const arn = bench.add('hanger', 'export const handler = async () => { for (;;); }', {
      timeoutMs: 1000,
    })
    expect(await invoke(arn)).toMatchObject({
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/,
      ),
    })
  })

  it('says which export is missing', async () => {
    const arn = bench.add('nameless', 'export const other = 1')
    expect(await invoke(arn)).toEqual({
      ok: false,
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
    })
  })

  it('may not answer more than 6 MB', async () => {
    const arn = bench.add('talkative', 'export const handler = async () => "x".repeat(7e6)')
    expect(await invoke(arn)).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' })
  })
})

describe('invocations at a time', () => {
  const sleeper = `export const handler = async () => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    return 1
  }`

  it('wait their turn when every worker is busy', async () => {
    workerPools.of(bench.world).concurrency = 2
    const arns = ['one', 'two', 'three', 'four'].map((name) => bench.add(name, sleeper))
    const results = await Promise.all([...arns, ...arns].map((arn) => invoke(arn)))
    expect(results.every((result) => result.ok)).toBe(true)
  })

  it('do not wait behind those of their function that wait on purpose', async () => {
    workerPools.of(bench.world).perFunction = 2
    const source = `
      import { setTimeout as wait } from 'node:timers/promises'
      export const handler = async () => (await wait(60_000), Date.now())`
    const arn = bench.add('patient', source)
    const together = Array.from({ length: 5 }, () => ({ ok: true, payload: start + 60_000 }))
    expect(await Promise.all(together.map(() => invoke(arn)))).toEqual(together)
  })

  it('wait their turn behind one that waits on purpose, and do not keep time from it', async () => {
    workerPools.of(bench.world).atOnce = 1
    const source = `
      import { setTimeout as wait } from 'node:timers/promises'
      export const handler = async () => (await wait(60_000), Date.now())`
    const arns = ['one', 'two'].map((name) => bench.add(name, source))
    const ends = [60_000, 120_000].map((ms) => ({ ok: true, payload: start + ms }))
    expect(await Promise.all(arns.map((arn) => invoke(arn)))).toEqual(ends)
  })

  it('are refused above the reserved concurrency of the function', async () => {
    const arn = bench.add('reserved', sleeper, { reservedConcurrency: 1 })
    const first = invoke(arn)
    await expect(invoke(arn)).rejects.toMatchObject({ code: 'TooManyRequestsException' })
    expect(await first).toEqual({ ok: true, payload: 1 })
    expect(await invoke(arn)).toEqual({ ok: true, payload: 1 })
  })

  it('are refused for a function that does not exist', async () => {
    const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:nobody'
    await expect(invoke(arn)).rejects.toMatchObject({ code: 'ResourceNotFoundException' })
  })
})
