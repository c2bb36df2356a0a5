/** `rollcall up`: the stacks that would be deployed, run here, and a day at the sample company. */

import { systemClock } from '../../adapters/clock.system.ts'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import { company, seedOf } from '../../sample/company.ts'
import { playDay } from '../../sample/day.ts'
import { openSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { VirtualClock } from '../../sandbox/world/clock.ts'
import { compareWorld } from '../support/compare-world.ts'
import { announceSandbox, forgetSandbox, useEndpoint } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { narrator } from '../support/narrate.ts'
import type { Output } from '../support/output.ts'
import { type CommandPorts, loadMap, portsFor } from '../support/ports.ts'
import { synthesize } from '../support/synthesize.ts'
import { printRecords, queryAll } from './audit.ts'

export interface UpOptions {
  /** Default 4566; 0 takes any free port. */
  readonly port: number
  readonly map: string
  /** False leaves the sandbox empty. */
  readonly sample: boolean
  /** Ends after the sample instead of serving. */
  readonly once: boolean
  readonly virtualClock: boolean
}

/** How long the sandbox may take to come to rest after one thing happened, in real time. */
const QUIET_MS = 60_000

export async function up(options: UpOptions, output: Output): Promise<ExitCode> {
  const map = loadMap(options.map)
  output.progress('synthesizing the stacks that would be deployed')
  const assembly = await synthesize(options.map, '.rollcall/cdk.out')
  output.progress('starting the sandbox')
  const sandbox = await openSandbox({
    assembly,
    port: options.port,
    clock: options.sample || options.virtualClock ? 'virtual' : 'real',
    startMs: systemClock.now(),
    accountId: company.accountId,
    region: company.region,
    seed: seedOf((domain) => inertRoleArn(map, domain)),
  })
  const { url } = sandbox
  useEndpoint(url, company.region)
  announceSandbox({ url, map: options.map, region: company.region, pid: process.pid })
  try {
    const answer = options.sample ? await sample(sandbox, map, output) : exitCode.done
    if (options.once) return answer
    const { clock } = sandbox.world
    if (!options.virtualClock && clock instanceof VirtualClock) clock.followRealTime()
    await serve(sandbox, output)
    return exitCode.done
  } finally {
    forgetSandbox()
    await sandbox.close()
  }
}

async function sample(sandbox: Sandbox, map: AccessMap, output: Output): Promise<ExitCode> {
  const ports = portsFor(map)
  const { world, url } = sandbox
  const began = world.clock.now()
  await playDay({
    url,
    now: async () => world.clock.now(),
    quiet: async () => {
      if (await world.clock.quiet(QUIET_MS)) return
      throw new CommandError(
        exitCode.difference,
        `the sandbox did not come to rest within ${QUIET_MS / 1000} s`,
      )
    },
    happened: narrator(ports, output),
  })
  return report(sandbox, { ports, map, output, began })
}

interface Reporting {
  readonly ports: CommandPorts
  readonly map: AccessMap
  readonly output: Output
  readonly began: number
}

async function report(
  sandbox: Sandbox,
  { ports, map, output, began }: Reporting,
): Promise<ExitCode> {
  const now = sandbox.world.clock.now()
  const compared = await compareWorld(ports, map)
  output.line()
  output.line('Studio profiles')
  output.table(
    ['profile', 'team', 'persona', 'status', 'role', 'as the map says'],
    compared.profiles.map((row) => [
      row.profileName,
      row.team,
      row.persona,
      row.suspended ? 'suspended' : row.status,
      row.role.split('/').at(-1) ?? '',
      row.difference || 'yes',
    ]),
  )
  for (const missing of compared.missing) output.line(`  no profile for ${missing}`)
  output.line()
  output.line('Role assumptions')
  printRecords(output, await queryAll(ports, { since: began, until: now + 1 }))
  output.line()
  output.line('Figures of the sandbox that are assumed, not documented')
  for (const { name, row } of sandbox.world.weather.assumed())
    output.line(`  ${name}: ${row.value} ${row.unit}. ${row.source}`)
  output.line()
  output.line(compared.agrees ? 'Studio is as the map says.' : 'Studio DIFFERS from the map.')
  return compared.agrees ? exitCode.done : exitCode.difference
}

async function serve(sandbox: Sandbox, output: Output): Promise<void> {
  const { tenantId, token } = company.scim
  output.line()
  output.line(`AWS APIs    ${sandbox.url}`)
  output.line(`SCIM        ${sandbox.url}/${tenantId}/scim/v2`)
  output.line(`SCIM token  ${token}`)
  output.line(`controls    ${sandbox.url}/_sandbox/state`)
  output.line('Ctrl-C ends it.')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
