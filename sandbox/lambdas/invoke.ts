/** Invokes functions: finds the version, leases a worker, runs the handler, gives its answer. */
import type { InvokeResult } from '../contracts.ts'
import { takeMetrics } from '../metrics/embedded.ts'
import { countOne } from '../metrics/service-metrics.ts'
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import { environmentOf } from './environment.ts'
import { type Resolved, resolveFunction } from './functions.ts'
import { type InvokeHow, LambdaWorker } from './lambda-worker.ts'
import { appendLine, functionLogs } from './logs.ts'
import { keepsLog } from './platform-access.ts'
import { type FunctionSession, sessionOf } from './sessions.ts'
import { sharedClock } from './shared-clock.ts'
import { type WorkerLease, WorkerPool } from './worker-pool.ts'

/** The workers of a world; the door sets `concurrency` and closes it. */
export const workerPools = defineStore<WorkerPool>(() => new WorkerPool())

/** Invocations under way by function ARN, for reserved concurrency. */
const underWay = defineStore<Map<string, number>>(() => new Map())

/** The most a synchronous invocation may carry. */
const mostRequestBytes = 6 * 1024 * 1024

/**
 * Runs a function by ARN (qualified or not) and waits for its answer; errors of the handler come
 * back as `ok: false`. Rejects with `AwsError` when Lambda itself refuses:
 * `ResourceNotFoundException`, `RequestTooLargeException` (6 MB), `TooManyRequestsException`
 * (reserved concurrency is in use). Time does not jump while the function runs, and goes on while
 * it waits on purpose (see waits.ts). `Timeout` is measured in real time under either clock, and
 * without the start of a cold worker.
 */
export async function invokeFunction(
  world: World,
  functionArn: string,
  payload: unknown,
): Promise<InvokeResult> {
  const resolved = resolveFunction(world, functionArn)
  const text = JSON.stringify(payload ?? null)
  if (Buffer.byteLength(text) > mostRequestBytes) {
    const limit = `${mostRequestBytes} bytes for the InvokeFunction operation`
    const message = `Request must be smaller than ${limit}`
    throw new AwsError('RequestTooLargeException', message, 413)
  }
  const leave = enter(world, resolved)
  try {
    const answer = await runInWorker(world, { ...resolved, functionArn }, text)
    const of = metricsOf(resolved)
    countOne(world, 'AWS/Lambda Invocations', of)
    countOne(world, 'AWS/Lambda Errors', of, answer.ok ? 0 : 1)
    return answer
  } finally {
    leave()
  }
}

interface Run extends Resolved {
  readonly functionArn: string
}

async function runInWorker(world: World, run: Run, payload: string): Promise<InvokeResult> {
  const { target, version, functionArn } = run
  const session = sessionOf(world, target)
  const pool = workerPools.of(world)
  const ofAnySession = `${target.arn}:${version}#`
  const lease = await pool.lease(`${ofAnySession}${session.generation}`, () => {
    // What is idle has an older session, whose credentials will not do much longer.
    pool.retire(ofAnySession)
    return startWorker(world, run, session)
  })
  // Not before: who queues behind functions that wait would keep time from waking them.
  const running = holdWhileRunning(world, lease)
  try {
    const invocation = {
      payload,
      requestId: world.random.uuid(),
      functionName: target.name,
      functionVersion: version,
      invokedFunctionArn: functionArn,
      memoryMb: target.memoryMb,
      deadlineMs: world.clock.now() + target.timeoutMs,
    }
    const { timeoutMs } = target
    return await lease.worker.invoke(invocation, { timeoutMs, wait: running.wait })
  } finally {
    lease.release()
    running.end()
  }
}

/** Holds the clock until `end`, but for the time that the function waits. */
function holdWhileRunning(
  { clock }: World,
  lease: WorkerLease,
): { wait: InvokeHow['wait']; end: () => void } {
  let release = clock.hold()
  const waits = new Set<() => void>()
  return {
    wait(ms, wake) {
      const cancel = clock.at(clock.now() + ms, () => {
        waits.delete(cancel)
        if (waits.size === 0) {
          release = clock.hold()
          lease.waits(false)
        }
        wake()
      })
      waits.add(cancel)
      release()
      lease.waits(true)
    },
    end() {
      for (const cancel of waits) cancel()
      release()
    },
  }
}

function startWorker(world: World, resolved: Resolved, session: FunctionSession): LambdaWorker {
  const { target } = resolved
  const clock = sharedClock.of(world)
  const keeps = keepsLog(world, target)
  return new LambdaWorker({
    folder: target.folder,
    handler: target.handler,
    environment: environmentOf(world, resolved, session),
    ...(clock && { clock }),
    onLine: (stream, text) => {
      if (!keeps) return
      const line = { timeMs: world.clock.now(), stream, text }
      appendLine(functionLogs.of(world), target.name, line)
      takeMetrics(world, target, text)
    },
  })
}

function metricsOf({ target: { arn, name } }: Resolved) {
  return { arn, dimension: ['FunctionName', name] as const }
}

/** Counts an invocation in, unless the function's reserved concurrency is used up. */
function enter(world: World, resolved: Resolved): () => void {
  const { target } = resolved
  const counts = underWay.of(world)
  const running = counts.get(target.arn) ?? 0
  if (target.reservedConcurrency !== undefined && running >= target.reservedConcurrency) {
    countOne(world, 'AWS/Lambda Throttles', metricsOf(resolved))
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
  }
  counts.set(target.arn, running + 1)
  return () => counts.set(target.arn, (counts.get(target.arn) ?? 1) - 1)
}
