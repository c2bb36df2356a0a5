/** Runs a script with bash, for as long as it may take, and follows what it leaves running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ScriptStart {
  readonly script: string
  /** Where it starts. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Real milliseconds after which the script and all that it started are ended. */
  readonly limitMs: number
  readonly onLine: (stream: 'stdout' | 'stderr', text: string) => void
}

export interface RunningScript {
  /** Why the script failed; undefined when it ended with 0. */
  readonly finished: Promise<string | undefined>
  /** Once it and everything that it left in the background are gone. */
  readonly gone: Promise<void>
  /** Ends all of it. Safe to call twice. */
  stop(): void
}

/**
 * Never rejects. What holds the extra pipe that every child inherits counts as left running: a
 * daemon that closes all of its files is not seen.
 */
export function runScript(start: ScriptStart): RunningScript {
  const { script, folder: cwd, environment, limitMs, onLine } = start
  const child = spawn('bash', [script], {
    cwd,
    env: { ...environment },
    // A group of its own, so that what it starts can be ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  collect(child, onLine)
  let late = false
  const limit = setTimeout(() => {
    late = true
    end(child)
  }, limitMs)
  const finished = new Promise<string | undefined>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => resolve(whyNotStarted(error)))
    child.on('exit', (code, signal) => {
      clearTimeout(limit)
      if (late) resolve(`the script ran longer than ${limitMs / 1000} seconds`)
      else resolve(code === 0 ? undefined : `the script ended with ${code ?? signal}`)
    })
  })
  const gone = new Promise<void>((resolve) => {
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })
  return { finished, gone, stop: () => end(child) }
}

function whyNotStarted(error: NodeJS.ErrnoException): string {
  const reason =
    error.code === 'ENOENT'
      ? 'bash is missing on this machine: lifecycle scripts cannot run without it; install bash'
      : `bash could not be started: ${error.message}`
  process.stderr.write(`sandbox: ${reason}\n`)
  return reason
}

function collect(child: ChildProcess, onLine: ScriptStart['onLine']): void {
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (t) => onLine('stdout', t))
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (t) => onLine('stderr', t))
  const extra = child.stdio[3]
  if (extra && 'resume' in extra) extra.resume()
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
}
