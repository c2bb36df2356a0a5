/** The sample company's day on a sandbox: its stage, its audience, its verdict. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { everyoneKey } from '../../core/lease/keys.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import { company, seedOf } from '../../sample/company.ts'
import type { Stage } from '../../sample/player.ts'
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts'
import { requestRates } from '../../sandbox/services/request-rate.ts'
import { studioView } from '../../sandbox/studio/view.ts'
import type { ObservedProfile } from './check-day.ts'
import { compareWorld } from './compare-world.ts'
import { CommandError, type ExitCode, exitCode } from './exit.ts'
import type { Output } from './output.ts'
import { type CommandPorts, loadMap, portsFor } from './ports.ts'
import { allGrants } from './read-world.ts'
import { reportDay } from './report-day.ts'
import { playDay } from './the-day.ts'

/** How long the sandbox may take to come to rest after one thing happened, in real time. */
const QUIET_MS = 60_000

export interface SampleSandbox {
  /** Folder of the synthesized stacks. */
  readonly assembly: string
  readonly map: AccessMap
  /** Equal seeds play equal days, from equal times on. */
  readonly seed: number
  /** When the day begins, in milliseconds since 1970. */
  readonly start: number
  /** Default: any free one. */
  readonly port?: number
}

/** A sandbox in which the company stands and nobody works yet, under virtual time. */
export function sampleSandbox(options: SampleSandbox): SandboxOptions {
  const { assembly, map, seed, start, port = 0 } = options
  return {
    assembly,
    port,
    clock: 'virtual',
    startMs: start,
    randomSeed: seed,
    oneAtATime: true,
    accountId: company.accountId,
    region: company.region,
    seed: seedOf((domain) => inertRoleArn(map, domain)),
  }
}

/**
 * Plays the day on a sandbox under virtual time, and answers `difference` when any line of it
 * differs from the model of the day, or Studio from the map. `file` is the access map's.
 */
export async function playSample(
  sandbox: Sandbox,
  file: string,
  output: Output,
): Promise<ExitCode> {
  const map = loadMap(file)
  const { clock } = sandbox.world
  const ports = portsFor(map, clock)
  const played = await playDay({
    ports,
    map,
    file,
    output,
    stage: stageOf(sandbox, ports),
    now: () => clock.now(),
    quiet: () => quiet(sandbox),
    standingStill: standingStill(sandbox),
    profiles: () => profilesIn(sandbox),
  })
  const compared = await unthrottled(sandbox, () => compareWorld(ports, map))
  reportDay(output, { sandbox, played, compared, grants: await allGrants(ports.ledger) })
  return compared.agrees && played.differences === 0 ? exitCode.done : exitCode.difference
}

/** Who looks is not throttled: time stands still, so no patience would help. */
async function unthrottled<Answer>(
  { world }: Sandbox,
  look: () => Promise<Answer>,
): Promise<Answer> {
  const rates = requestRates(world)
  rates.enforced = false
  try {
    return await look()
  } finally {
    rates.enforced = true
  }
}

function standingStill({ world }: Sandbox) {
  return async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    const release = world.clock.hold()
    try {
      return await act()
    } finally {
      release()
    }
  }
}

/** The sandbox's own view: it shares nothing with what Rollcall reads through. */
function profilesIn({ world }: Sandbox): ObservedProfile[] {
  const { userProfiles, tags } = studioView(world)
  return userProfiles.flatMap(({ arn, userSettings }) => {
    const byKey = new Map((tags[arn] ?? []).map(({ Key, Value }) => [Key, Value]))
    const userId = byKey.get('rollcall:user')
    if (userId === undefined) return []
    const team = byKey.get('rollcall:team') ?? ''
    const suspended = byKey.get('rollcall:suspended') === 'true'
    return [{ userId, team, role: String(userSettings.ExecutionRole), suspended }]
  })
}

function stageOf(sandbox: Sandbox, ports: CommandPorts): Stage {
  const { clock } = sandbox.world
  return {
    url: sandbox.url,
    pass: (ms) => clock.advance(ms),
    async profileOf(userId, team) {
      const grants = await ports.ledger.grantsOf(userId)
      const grant = grants.find((one) => one.team === team)
      if (grant) return grant.profileName
      throw new CommandError(exitCode.difference, `${userId} has no profile in team ${team}`)
    },
    reconcileAll: () => askForAll(ports),
  }
}

async function quiet({ world }: Sandbox): Promise<void> {
  if (await world.clock.quiet(QUIET_MS)) return
  throw new CommandError(
    exitCode.difference,
    `the sandbox did not come to rest within ${QUIET_MS / 1000} s`,
  )
}

/** What `rollcall reconcile --all` does: everybody is compared, and every profile looked at. */
async function askForAll({ clock, leases, workflows }: CommandPorts): Promise<void> {
  const now = clock.now()
  const because = { eventId: `operator-at-${now}`, door: 'operator', time: now } as const
  const request = { because, now, removal: false, readDirectory: true, readStudio: true }
  const answer = await leases.request({ key: everyoneKey, ...request })
  if (answer.taken) await workflows.reconcileAll({ fence: answer.held.fence })
}
