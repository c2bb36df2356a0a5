/** One worker thread with one bundle: started, invoked one invocation at a time, ended. */
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { InvokeResult } from '../contracts.ts'
import type { FromWorker, HandlerError, Invocation, ToWorker, WorkerSettings } from './messages.ts'

export interface WorkerStart extends WorkerSettings {
  /** All the worker sees of the environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly onLine: (stream: 'stdout' | 'stderr', text: string) => void
}

/** Starting and importing a bundle takes at most this (Lambda: 10 s; busy machines are slower). */
const longestStartMs = 30_000

/**
 * What Node compiled is kept beside the bundles (see `enableCompileCache` of `node:module`), which
 * halves what a cold worker costs. It must be asked for before worker-main loads, which is a source
 * to be compiled too. Where nothing can be written, nothing is kept.
 */
function entryOf(folder: string): string {
  const compiled = join(dirname(folder), '.compiled')
  const main = new URL('./worker-main.ts', import.meta.url).href
  return `
    require('node:module').enableCompileCache(${JSON.stringify(compiled)})
    import(${JSON.stringify(main)})
  `
}

type Ending = (result: InvokeResult) => void

export interface InvokeHow {
  /** In real time. */
  readonly timeoutMs: number
  /** Calls `wake` after so many milliseconds of a virtual clock. */
  readonly wait: (ms: number, wake: () => void) => void
}

export class LambdaWorker {
  readonly #worker: Worker
  readonly #started: Promise<HandlerError | undefined>
  #settleStart: (error: HandlerError | undefined) => void = () => {}
  #settleInvocation: Ending | undefined
  #wait: InvokeHow['wait'] = () => {}
  readonly #printed: Readonly<Record<'stdout' | 'stderr', Lines>>
  #requestId = ''
  #ended = false

  constructor(start: WorkerStart) {
    const { folder, handler, clock, environment, onLine } = start
    this.#worker = new Worker(entryOf(folder), {
      eval: true,
      env: { ...environment },
      execArgv: [],
      stdout: true,
      stderr: true,
      workerData: { folder, handler, ...(clock && { clock }) } satisfies WorkerSettings,
    })
    this.#started = new Promise((resolve) => {
      this.#settleStart = resolve
    })
    this.#worker.on('message', (message: FromWorker) => this.#heard(message))
    this.#worker.on('error', (error) => this.#broke(errorOf(error)))
    this.#worker.on('exit', (code) => this.#exited(code))
    this.#printed = {
      stdout: new Lines((text) => onLine('stdout', text)),
      stderr: new Lines((text) => onLine('stderr', text)),
    }
  }

  /** False once the thread is gone: it crashed, exited, ran out of time or was ended. */
  get alive(): boolean {
    return !this.#ended
  }

  /** Never rejects. After a timeout or a crash the worker is ended. */
  async invoke(invocation: Invocation, { timeoutMs, wait }: InvokeHow): Promise<InvokeResult> {
    this.#requestId = invocation.requestId
    this.#wait = wait
    const error = await this.#start()
    if (error) {
      await this.end()
      return { ok: false, errorType: error.errorType, errorMessage: error.errorMessage }
    }
    const result = await this.#answerWithin(invocation, timeoutMs)
    if (result === undefined) {
      await this.end()
      return timedOut(invocation.requestId, timeoutMs)
    }
    return result
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#worker.terminate()
  }

  async #start(): Promise<HandlerError | undefined> {
    const limit = setTimeout(() => {
      const problem = `Init took over ${longestStartMs} ms`
      const errorMessage = `RequestId: ${this.#requestId} Error: ${problem}`
      this.#settleStart({ errorType: 'Sandbox.Timedout', errorMessage })
    }, longestStartMs)
    const error = await this.#started
    clearTimeout(limit)
    return error
  }

  #answerWithin(invocation: Invocation, timeoutMs: number): Promise<InvokeResult | undefined> {
    return new Promise((resolve) => {
      const settle = (result: InvokeResult | undefined) => {
        clearTimeout(limit)
        this.#settleInvocation = undefined
        resolve(result)
      }
      const limit = setTimeout(() => settle(undefined), timeoutMs)
      this.#settleInvocation = settle
      if (this.#ended) settle(this.#exitError(1))
      else this.#tell({ kind: 'invoke', invocation })
    })
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  #heard(message: FromWorker): void {
    if (message.kind === 'ready') this.#settleStart(undefined)
    else if (message.kind === 'broken') this.#settleStart(message.error)
    else if (message.kind === 'printed') this.#printed[message.stream].add(message.text)
    else if (message.kind === 'wait') {
      const { number, ms } = message
      this.#wait(ms, () => this.#tell({ kind: 'wake', number }))
    } else if (message.kind === 'done') this.#settleInvocation?.(answered(message.payload))
    else {
      const { errorType, errorMessage } = message.error
      this.#settleInvocation?.({ ok: false, errorType, errorMessage })
    }
  }

  #broke(error: HandlerError): void {
    this.#ended = true
    const errorMessage = `RequestId: ${this.#requestId} Error: ${error.errorMessage}`
    this.#settleStart({ errorType: 'Runtime.ExitError', errorMessage })
    this.#settleInvocation?.({ ok: false, errorType: 'Runtime.ExitError', errorMessage })
  }

  #exited(code: number): void {
    this.#ended = true
    for (const lines of Object.values(this.#printed)) lines.end()
    const result = this.#exitError(code)
    this.#settleStart(result)
    this.#settleInvocation?.(result)
  }

  #exitError(code: number) {
    const status = code === 0 ? '' : `: exit status ${code}`
    return {
      ok: false as const,
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${this.#requestId} Error: Runtime exited with error${status}`,
    }
  }
}

/** Lambda answers at most this many bytes (6 MB and a little). */
const mostBytes = 6_291_556

function answered(payload: string | undefined): InvokeResult {
  const bytes = Buffer.byteLength(payload ?? '')
  if (bytes > mostBytes) {
    const errorMessage =
      `Response payload size (${bytes} bytes) exceeded ` +
      `maximum allowed payload size (${mostBytes} bytes).`
    return { ok: false, errorType: 'Function.ResponseSizeTooLarge', errorMessage }
  }
  return { ok: true, payload: payload === undefined ? null : JSON.parse(payload) }
}

function timedOut(requestId: string, timeoutMs: number): InvokeResult {
  const seconds = (timeoutMs / 1000).toFixed(2)
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`
  return { ok: false, errorType: 'Sandbox.Timedout', errorMessage }
}

function errorOf(error: unknown): HandlerError {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message }
  return { errorType: 'Error', errorMessage: String(error) }
}

class Lines {
  readonly #onLine: (text: string) => void
  #begun = ''

  constructor(onLine: (text: string) => void) {
    this.#onLine = onLine
  }

  add(text: string): void {
    const lines = (this.#begun + text).split(/\r?\n/)
    this.#begun = lines.pop() ?? ''
    for (const line of lines) this.#onLine(line)
  }

  /** What was begun is a line too. */
  end(): void {
    if (this.#begun !== '') this.add('\n')
  }
}
