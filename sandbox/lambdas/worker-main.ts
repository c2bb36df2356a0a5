/** Runs inside a worker thread: loads one bundle and answers its invocations, one at a time. */
import { existsSync } from 'node:fs'
import { flushCompileCache, registerHooks } from 'node:module'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromWorker, HandlerError, Invocation, ToWorker, WorkerSettings } from './messages.ts'
import { followClock } from './patched-date.ts'
import { shortenPauses } from './short-pauses.ts'
import { waitByClock } from './waits.ts'

type Handler = (event: unknown, context: object) => unknown

const settings: WorkerSettings = workerData
const port = parentPort
if (!port) throw new Error('this file runs in a worker thread only')
const tell = (message: FromWorker) => port.postMessage(message)

// A stream of the worker's own may be heard after its answer, when time has gone on.
for (const stream of ['stdout', 'stderr'] as const)
  process[stream]._write = (chunk: Buffer, _, written) => {
    tell({ kind: 'printed', stream, text: chunk.toString() })
    written()
  }

let wake: (number: number) => void = () => undefined
if (settings.clock) {
  followClock(settings.clock)
  shortenPauses()
  wake = waitByClock((number, ms) => tell({ kind: 'wait', number, ms }))
}
try {
  const handler = await loadHandler()
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'wake') wake(message.number)
    else void answer(handler, message.invocation)
  })
  tell({ kind: 'ready' })
} catch (error) {
  // The invocation that started this worker reports it, as Lambda reports a failed start.
  tell({ kind: 'broken', error: errorOf(error) })
}

async function answer(handler: Handler, invocation: Invocation): Promise<void> {
  try {
    const result = await handler(JSON.parse(invocation.payload), contextOf(invocation))
    tell({ kind: 'done', payload: JSON.stringify(result) })
  } catch (error) {
    // What a handler throws is the invocation's answer.
    tell({ kind: 'failed', error: errorOf(error) })
  }
  // Now, as a worker is ended without warning; what is kept already is not written again.
  flushCompileCache()
}

async function loadHandler(): Promise<Handler> {
  const dot = settings.handler.lastIndexOf('.')
  const file = settings.handler.slice(0, dot)
  const name = settings.handler.slice(dot + 1)
  const path = ['.mjs', '.cjs', '.js']
    .map((ending) => join(settings.folder, `${file}${ending}`))
    .find((candidate) => existsSync(candidate))
  if (!path) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`)
  if (extname(path) === '.js') readAsCommonJs(path)
  const module: Record<string, unknown> = await import(pathToFileURL(path).href)
  const handler = module[name] ?? Object(module.default ?? {})[name]
  if (typeof handler === 'function') return handler as Handler
  const message = `${settings.handler} is undefined or not exported`
  throw named('Runtime.HandlerNotFound', message)
}

/** On Lambda only the bundle's own package.json can make a `.js` file an ES module. */
function readAsCommonJs(path: string): void {
  if (existsSync(join(settings.folder, 'package.json'))) return
  const bundle = pathToFileURL(path).href
  registerHooks({
    load: (url, context, next) =>
      next(url, url === bundle ? { ...context, format: 'commonjs' } : context),
  })
}

function contextOf(invocation: Invocation): object {
  return {
    awsRequestId: invocation.requestId,
    functionName: invocation.functionName,
    functionVersion: invocation.functionVersion,
    invokedFunctionArn: invocation.invokedFunctionArn,
    memoryLimitInMB: String(invocation.memoryMb),
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadlineMs - Date.now()),
  }
}

function errorOf(error: unknown): HandlerError {
  if (!(error instanceof Error)) {
    // What is thrown may be anything, without even a way to become a text.
    return {
      errorType: typeof error,
      errorMessage: typeof error === 'string' ? error : inspect(error),
    }
  }
  const trace = error.stack?.split('\n')
  return { errorType: error.name, errorMessage: error.message, ...(trace && { trace }) }
}

function named(name: string, message: string): Error {
  const error = new Error(message)
  error.name = name
  return error
}
