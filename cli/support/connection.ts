/** Whom a command speaks to: an endpoint, a live sandbox, or (asked for by name) AWS itself. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandError, exitCode } from './exit.ts'

const sandboxFile = '.rollcall/sandbox.json'

export interface ConnectionOptions {
  readonly endpoint?: string
  /** Speak to AWS with the shell's own credentials and Region. */
  readonly aws?: boolean
  readonly map?: string
}

/** What a running `rollcall up` leaves for other commands. */
export interface LiveSandbox {
  readonly url: string
  readonly map: string
  readonly region: string
  readonly pid: number
}

export function announceSandbox(sandbox: LiveSandbox): void {
  mkdirSync(dirname(sandboxFile), { recursive: true })
  writeFileSync(sandboxFile, `${JSON.stringify(sandbox, null, 2)}\n`)
}

/** Leaves alone what another process announced since. */
export function forgetSandbox(pid: number): void {
  if (liveSandbox()?.pid === pid) rmSync(sandboxFile, { force: true })
}

function liveSandbox(): LiveSandbox | undefined {
  if (!existsSync(sandboxFile)) return undefined
  return JSON.parse(readFileSync(sandboxFile, 'utf8')) as LiveSandbox
}

/**
 * Sets the SDK's environment for this process and answers the map file to use: `--endpoint`, then
 * AWS_ENDPOINT_URL, then a live sandbox; AWS only with `--aws`. Throws when there is none.
 */
export function connect(options: ConnectionOptions, say: (text: string) => void): string {
  const fallback = options.map ?? process.env.ROLLCALL_MAP ?? 'sample/access.yaml'
  if (options.aws) {
    delete process.env.AWS_ENDPOINT_URL
    return fallback
  }
  const named = options.endpoint ?? process.env.AWS_ENDPOINT_URL
  if (named) {
    requireUrl(named)
    useEndpoint(named, process.env.AWS_REGION ?? 'eu-west-1')
    return fallback
  }
  const live = liveSandbox()
  if (!live)
    throw new CommandError(
      exitCode.cannotReach,
      'nothing to speak to: start a sandbox (npm start), name one (--endpoint), or say --aws',
    )
  say(`speaking to the sandbox at ${live.url}`)
  useEndpoint(live.url, live.region)
  return options.map ?? live.map
}

function requireUrl(endpoint: string): void {
  const scheme = URL.canParse(endpoint) ? new URL(endpoint).protocol : ''
  if (scheme === 'http:' || scheme === 'https:') return
  throw new CommandError(
    exitCode.badInput,
    `the endpoint ${endpoint} is not an address; write it like http://127.0.0.1:4566`,
  )
}

/** The sandbox takes any key that it did not issue for the operator's. */
export function useEndpoint(url: string, region: string): void {
  process.env.AWS_ENDPOINT_URL = url
  process.env.AWS_REGION = region
  process.env.AWS_ACCESS_KEY_ID = 'AKIAOPERATOR00000000'
  process.env.AWS_SECRET_ACCESS_KEY = 'operator'
}
