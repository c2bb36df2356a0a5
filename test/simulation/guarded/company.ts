/** A company whose deletion guard is on: real workflows and handlers over ports in memory. */

import { answerHold, type NamedHold, readHolds } from '../../../cli/support/holds.ts'
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { parseAccessMap } from '../../../core/access-map/parse.ts'
import { memoryFreezes, memoryGuard } from '../../support/memory-guard.ts'
import { memorySnapshot } from '../../support/memory-snapshot.ts'
import { openWorld } from '../world.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
/** Long enough for all that was asked for, and for a failed task to be tried again. */
const SETTLE_MINUTES = 12

export const vision = '99990000-0000-4000-8000-000000000001'
export const scientists = '99990000-0000-4000-8000-000000000002'

const text = (line: string) => `
identityStore: { id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }
hub: { account: "111122223333", region: eu-west-1 }
trail: create
domains:
  research: { id: d-research0001, mode: iam, account: "111122223333", region: eu-west-1 }
guard: { share: 10%, atLeast: 2, window: 24h }
teams:
  fraud:
    domain: research
    groups:
      - { group: Scientists, persona: data-scientist }
    buckets: [example-fraud-data]
    grace: 7d
  vision:
    domain: research
    groups:
      - { group: ${line}, persona: data-scientist }
    buckets: [example-vision-data]
    grace: 7d
`

/** Whose group the second team has; default `Vision`. */
export function mapWith(group = 'Vision'): AccessMap {
  const { map, problems } = parseAccessMap(text(group), 'guarded.yaml')
  if (!map) throw new Error(problems.map(({ path, found }) => `${path}: ${found}`).join('\n'))
  return map
}

export type Company = Awaited<ReturnType<typeof openCompany>>

/** All members granted and at rest; whoever is in no group is not there. */
export async function openCompany(sizes: {
  readonly vision?: number
  readonly scientists?: number
  /** Default 1. */
  readonly seed?: number
}) {
  const world = openWorld(sizes.seed ?? 1, mapWith())
  world.endFaults()
  sweepEveryMinute(world)
  const { directory, clock, tables } = world
  directory.addGroup(vision, 'Vision')
  directory.addGroup(scientists, 'Scientists')
  const visionaries = namesOf('v', sizes.vision ?? 12)
  const fraudsters = namesOf('s', sizes.scientists ?? 3)
  for (const userId of [...visionaries, ...fraudsters]) directory.addUser(userId)
  for (const userId of visionaries) directory.join(userId, vision)
  for (const userId of fraudsters) directory.join(userId, scientists)
  const ports = {
    clock,
    guard: memoryGuard({ tables }),
    snapshot: memorySnapshot({ tables }),
    freezes: memoryFreezes({ tables }),
    leases: world.leases,
    ownEvents: world.ownEvents,
    workflows: world.workflows,
  }
  const company = {
    world,
    directory,
    ports,
    visionaries,
    fraudsters,
    /** A SCIM event about a group or a user. */
    tell: (kind: 'Group' | 'User', id: string) =>
      world.deliver({
        id: `event-${world.events.count}`,
        detailType: 'AWS API Call via CloudTrail',
        source: 'aws.identitystore-scim',
        account: '111122223333',
        time: new Date(clock.now()).toISOString(),
        region: 'eu-west-1',
        eventSource: 'identitystore-scim.amazonaws.com',
        eventName: `Patch${kind}`,
        eventId: `event-${world.events.count++}`,
        scimId: id,
      }),
    pass: (ms: number) => clock.advance(ms),
    settle: () => clock.advance(SETTLE_MINUTES * MINUTE_MS),
    holds: (): Promise<readonly NamedHold[]> => readHolds(ports, world.map),
    answer: (verb: 'approve' | 'refuse', hash: string | undefined) =>
      answerHold(ports, world.map, { verb, hash: hash ?? '', by: 'anna' }),
    /** Users whose access through the second team stands, and whose is suspended. */
    count: (state: 'granted' | 'suspended', team = 'vision') =>
      [...tables.grants.values()].filter((grants) => grants.get(team)?.state === state).length,
  }
  company.tell('Group', vision)
  company.tell('Group', scientists)
  await company.settle()
  return company
}

function namesOf(letter: string, count: number): readonly string[] {
  const kind = letter === 'v' ? '1111' : '2222'
  return Array.from(
    { length: count },
    (_, n) => `${kind}0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  )
}

function sweepEveryMinute(world: ReturnType<typeof openWorld>): void {
  const next = () => {
    const sweep = async () => {
      next()
      await world.sweep()
    }
    world.clock.at(world.clock.now() + MINUTE_MS, sweep, { background: true })
  }
  next()
}
