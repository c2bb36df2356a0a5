/** `rollcall up`: the stacks that would be deployed, run here, and a day at the sample company. */
import { rmSync } from 'node:fs'
import { systemClock } from '../../adapters/clock.system.ts'
import { company } from '../../sample/company.ts'
import { workerPools } from '../../sandbox/lambdas/invoke.ts'
import { openSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { VirtualClock } from '../../sandbox/world/clock.ts'
import { announceSandbox, forgetSandbox, useEndpoint } from '../support/connection.ts'
import { type ExitCode, exitCode } from '../support/exit.ts'
import type { Output } from '../support/output.ts'
import { loadMap } from '../support/ports.ts'
import { playSample, sampleSandbox } from '../support/sample.ts'
import { synthesize } from '../support/synthesize.ts'

export interface UpOptions {
  /** Default 4566; 0 takes any free port. */
  readonly port: number
  readonly map: string
  /** False leaves the sandbox empty. */
  readonly sample: boolean
  /** Ends after the sample instead of serving. */
  readonly once: boolean
  readonly virtualClock: boolean
  /** Equal seeds play equal days. */
  readonly seed: number
  /** When the sample's day begins, in milliseconds since 1970. */
  readonly start: number
}

/** Answers `difference` with `once` when Studio differs from the map, or the day from its model. */
export async function up(options: UpOptions, output: Output): Promise<ExitCode> {
  const map = loadMap(options.map)
  const folder = `.rollcall/cdk.out.${process.pid}`
  const forsake = () => abandon(folder)
  process.once('SIGINT', forsake)
  try {
    output.progress('synthesizing the stacks that would be deployed')
    const assembly = await synthesize(options.map, folder)
    output.progress('starting the sandbox')
    const { port, seed } = options
    const start = options.sample ? options.start : systemClock.now()
    const settings = sampleSandbox({ assembly, map, port, seed, start })
    const virtual = options.sample || options.virtualClock
    const sandbox = await openSandbox(virtual ? settings : { ...settings, clock: 'real' })
    return await live(sandbox, options, output)
  } finally {
    process.off('SIGINT', forsake)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ctrl-C before anything is served: nothing to end in order, nothing left behind. */
function abandon(folder: string): never {
  forgetSandbox(process.pid)
  rmSync(folder, { recursive: true, force: true })
  process.exit(130)
}

async function live(sandbox: Sandbox, options: UpOptions, output: Output): Promise<ExitCode> {
  const { world, url } = sandbox
  useEndpoint(url, company.region)
  announceSandbox({ url, map: options.map, region: company.region, pid: process.pid })
  try {
    const answer = options.sample ? await playSample(sandbox, options.map, output) : exitCode.done
    if (options.once) return answer
    workerPools.of(world).atOnce = Number.POSITIVE_INFINITY
    const { clock } = world
    if (!options.virtualClock && clock instanceof VirtualClock) clock.followRealTime()
    await serve(sandbox, output)
    return exitCode.done
  } finally {
    forgetSandbox(process.pid)
    await sandbox.close()
  }
}

async function serve(sandbox: Sandbox, output: Output): Promise<void> {
  const { tenantId, token } = company.scim
  output.line()
  output.line(`AWS APIs    ${sandbox.url}`)
  output.line(`SCIM        ${sandbox.url}/${tenantId}/scim/v2`)
  output.line(`SCIM token  ${token}`)
  output.line(`controls    ${sandbox.url}/_sandbox/state`)
  output.line('Ctrl-C ends it.')
  await new Promise<void>((end) => {
    process.removeAllListeners('SIGINT')
    process.once('SIGINT', () => end())
    process.once('SIGTERM', () => end())
  })
}
