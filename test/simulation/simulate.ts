/** Faults first, while safety is checked on every step; then they stop and the world converges. */
import { parseAccessMap } from '../../core/access-map/parse.ts'
import { everyoneKey } from '../../core/lease/keys.ts'
import { anyCommand, makeGroups } from './commands.ts'
import { appsOfTheSuspended, brokenSafety, unconverged, wrongDenyLists } from './promises.ts'
import { openWorld, type World } from './world.ts'

const MINUTE_MS = 60_000
const COMMANDS = 40
/** A lease lasts five minutes and a failure waits as long: three of both are enough for anybody. */
const CALM_MINUTES = 40

export interface Verdict {
  readonly seed: number
  readonly broken: readonly string[]
  readonly has: readonly string[]
  readonly right: readonly string[]
  readonly appsOfTheSuspended: readonly string[]
  readonly wrongDenyLists: readonly string[]
  /** Entries that the Deny lists hold at the end. */
  readonly denied: number
  /** Everything the ledger ever heard, to compare two runs of one seed. */
  readonly trace: string
}

const text = `
identityStore: { id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }
hub: { account: "111122223333", region: eu-west-1 }
trail: create
domains:
  research: { id: d-research0001, mode: iam, account: "111122223333", region: eu-west-1 }
guard: { share: 100%, atLeast: 100, window: 24h }
teams:
  fraud:
    domain: research
    groups:
      - { group: Leads, persona: mlops }
      - { group: Scientists, persona: data-scientist }
    buckets: [example-fraud-data]
    home: keep
    spaces: archive
    grace: 7d
  vision:
    domain: research
    groups:
      - { group: Vision, persona: data-scientist }
    buckets: [example-vision-data]
    home: keep
    spaces: archive
    grace: 7d
`

/** In half of the worlds leavers are denied to the presign role by name, too. */
function map(deniesByName: boolean) {
  const written = deniesByName
    ? text.replace('mode: iam', 'mode: iam, presignDeny: tag-and-names')
    : text
  const { map: read, problems } = parseAccessMap(written, 'simulation.yaml')
  if (!read) throw new Error(problems.map(({ path, found }) => `${path}: ${found}`).join('\n'))
  return read
}

export async function simulate(seed: number): Promise<Verdict> {
  const world = openWorld(seed, map(seed % 2 === 0))
  const broken = new Set<string>()
  const check = () => {
    for (const sentence of brokenSafety(world)) broken.add(sentence)
  }
  world.clock.onChange(check)
  every(MINUTE_MS, world, () => world.sweep())
  every(15 * MINUTE_MS, world, async () => world.reconcileAll())
  makeGroups(world)
  for (let command = 0; command < COMMANDS; command++) {
    anyCommand(world)
    await world.clock.advance(world.random.between(1, 30_000))
  }
  world.endFaults()
  await lookAtEverything(world)
  await world.clock.advance(CALM_MINUTES * MINUTE_MS)
  check()
  const { has, right } = unconverged(world)
  const trace = JSON.stringify(world.tables.versions)
  const apps = await appsOfTheSuspended(world)
  world.clock.close()
  const denied = [...world.tables.denied.values()].reduce((sum, list) => sum + list.size, 0)
  const lists = { wrongDenyLists: wrongDenyLists(world), denied }
  return { seed, broken: [...broken], has, right, appsOfTheSuspended: apps, ...lists, trace }
}

function every(ms: number, world: World, run: () => Promise<void>): void {
  const next = () => {
    world.clock.at(
      world.clock.now() + ms,
      async () => {
        next()
        await run()
      },
      { background: true },
    )
  }
  next()
}

/** An operator asks for a full reconciliation that looks at every profile. */
async function lookAtEverything(world: World): Promise<void> {
  const now = world.clock.now()
  const because = { eventId: 'operator', door: 'operator', time: now } as const
  const how = { removal: false, readDirectory: false, readStudio: true }
  const answer = await world.leases.request({ key: everyoneKey, because, now, ...how })
  if (answer.taken) await world.workflows.reconcileAll({ fence: answer.held.fence })
}
