/**
 * One leaver, the real handlers of reconcile-user over ports in memory, and a driver that does what
 * the machine and the sweep do. Any outside call can be struck.
 */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { archiverRoleName } from '../../../core/archive/archiver.ts'
import { manifestPlace, spacePlace } from '../../../core/archive/places.ts'
import { userKey } from '../../../core/lease/keys.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Grant } from '../../../core/words.ts'
import { mapOf } from '../../core/access-map/example.ts'
import { memoryArchive } from '../../support/memory-archive.ts'
import { memoryDirectory } from '../../support/memory-directory.ts'
import { memoryGuard } from '../../support/memory-guard.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryLedger } from '../../support/memory-ledger.ts'
import { memoryOwnEvents } from '../../support/memory-own-events.ts'
import { memoryAssignments, memoryQuotas } from '../../support/memory-sign-in.ts'
import { memoryStudio } from '../../support/memory-studio.ts'
import { type Fault, memoryTables } from '../../support/memory-tables.ts'
import { memoryWork } from '../../support/memory-work.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart } from '../../support/test-world.ts'

export interface Rules {
  readonly home: 'keep' | 'archive'
  readonly spaces: 'archive' | 'discard'
  /** Begins when the user's grace period is over, with one space. Default: when they leave. */
  readonly graceIsOver?: boolean
  /** What runs in that space. Default `JupyterLab`. */
  readonly appType?: string
  /** Tasks that DataSync allows. Default 100. */
  readonly mostTasks?: number
}

export const domainId = 'd-research0001'
export const fileSystemId = 'fs-0123456789abcdef0'
export const userId = '906712ab-1111-2222-3333-444455556666'
const profileName = 'u-leaver-fraud'

const volumes = { lab: { 'model.pt': 40, 'notes/a.md': 2 }, drafts: { 'b.ipynb': 7 } }
const home = { 'thesis.tex': 11, 'data/raw/x.csv': 30 }

const maps = new Map<string, AccessMap>()

/** Read once for all the leaves by the same rules. */
function mapWith({ home: homeRule, spaces }: Rules): AccessMap {
  const key = `${homeRule} ${spaces}`
  const known = maps.get(key)
  if (known) return known
  const loss = 'acceptDataLoss: I accept that space data is lost'
  const map = mapOf(`
identityStore: { id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }
hub: { account: "111122223333", region: eu-west-1 }
trail: create
domains:
  research:
    id: ${domainId}
    archive: { subnet: subnet-0a1b2c3d, securityGroup: sg-0a1b2c3d }
teams:
  fraud:
    domain: research
    groups: [{ group: Fraud, persona: data-scientist }]
    home: ${homeRule}
    spaces: ${spaces}
    ${spaces === 'discard' ? loss : ''}
    grace: 1h
`)
  maps.set(key, map)
  return map
}

export type LeaveWorld = ReturnType<typeof openLeave>

export function openLeave(rules: Rules, fault: Fault) {
  const map = mapWith(rules)
  const now = { time: testStart }
  const clock = { now: () => now.time }
  const tables = memoryTables()
  const archive = memoryArchive({ clock, fault, copyMs: 60_000, mostTasks: rules.mostTasks ?? 100 })
  const destroyed: string[] = []
  const said: string[] = []
  const studio = memoryStudio({
    clock,
    fault,
    changeMs: 4_000,
    runScript({ spaceName, roleArn, isRunning }) {
      const [domain] = map.domains
      if (!domain || !roleArn?.endsWith(archiverRoleName('research'))) return
      const { bucket, prefix } = spacePlace(domain, spaceName)
      archive.copyVolume({
        from: () => (isRunning() ? filesOf(spaceName) : undefined),
        to: { bucket, prefix: `${prefix}${now.time}/` },
        manifest: manifestPlace(domain, spaceName).key,
      })
    },
    deleting: (what) => destroyed.push(...lossOf(world, rules, what)),
  })
  const directory = memoryDirectory({ fault })
  const ports = {
    clock,
    assignments: memoryAssignments({ directory: directory.state, fault }),
    quotas: memoryQuotas(new Map(), { fault }),
    map,
    studio,
    directory,
    guard: memoryGuard({ tables, fault }),
    leases: memoryLeases({ tables, fault }),
    ledger: memoryLedger({ tables, fault }),
    ownEvents: memoryOwnEvents({ fault }),
    work: memoryWork(fault),
    workflows: memoryWorkflows({ fault }),
    transfers: archive.transfers,
    archives: archive.archives,
    log: { info: (_message: string, facts: object) => void said.push(JSON.stringify(facts)) },
  }
  const world = {
    ...{ map, now, tables, archive, studio, ports, destroyed, said },
    /** Without faults, for the driver's own hands. */
    leases: memoryLeases({ tables }),
    grant: () => tables.grants.get(userId)?.get('fraud'),
  }
  begin(world, rules)
  return world
}

function filesOf(spaceName: string) {
  return spaceName === 'lab' ? volumes.lab : volumes.drafts
}

type Begun = Pick<LeaveWorld, 'map' | 'now' | 'tables' | 'archive' | 'studio'>

/** A profile with a home and spaces, one of them open; its user is disabled. */
function begin(
  { map, now, tables, archive, studio }: Begun,
  { graceIsOver = false, appType }: Rules,
): void {
  const roles = 'arn:aws:iam::111122223333:role/rollcall/persona/'
  const over = { state: 'suspended', suspendedAt: now.time - 1, graceUntil: now.time } as const
  const grant: Grant = {
    ...{ userId, team: 'fraud', persona: 'data-scientist', domain: 'research', domainId },
    ...{ profileName, state: 'granted', since: now.time, because: [] },
    roleArn: `${roles}${graceIsOver ? 'rollcall-inert-research' : 'rollcall-fraud-data-scientist'}`,
    reason: { groupId: 'g-1', group: 'Fraud', line: 1 },
    mapHash: map.hash,
    ...(graceIsOver && over),
  }
  tables.grants.set(userId, new Map([['fraud', grant]]))
  tables.users.set(userId, { status: 'disabled', groupIds: new Set() })
  const arn = `arn:aws:sagemaker:eu-west-1:111111111111:user-profile/${domainId}/${profileName}`
  studio.profilesByArn.set(arn, {
    ...{ domainId, profileName, arn, homeUid: '200001', tags: { ...tagsOf(grant) } },
    ...{ roleArn: grant.roleArn, status: 'InService', settlesAt: now.time },
  })
  studio.addSpace(domainId, 'lab', profileName, appType)
  if (!graceIsOver) {
    studio.addSpace(domainId, 'drafts', profileName)
    studio.startApp(domainId, { appType: 'JupyterLab', appName: 'default', spaceName: 'lab' })
  }
  archive.homes.set(`${fileSystemId}/200001`, home)
  const because = { eventId: 'event-1', door: 'scim', time: now.time } as const
  const lease = { wanted: 1, done: 0, fence: 0, leaseUntil: 0, occupiesPlace: false }
  tables.leases.set(userKey(userId), {
    ...{ key: userKey(userId), ...lease, queue: 'removals', dueAt: now.time },
    ...{ readDirectory: false, because: [because] },
  })
}

/** Sentences about what is deleted before its rule is met; empty when that is as it should be. */
function lossOf(
  { archive, grant, map }: Pick<LeaveWorld, 'archive' | 'grant' | 'map'>,
  rules: Rules,
  { profileName: profile, spaceName }: { profileName?: string; spaceName?: string },
): string[] {
  const [domain] = map.domains
  const known = grant()
  if (!domain || !known) return ['something goes of which the ledger knows nothing']
  const stored = (place: string, files: object) =>
    Object.entries(files).every(([path, bytes]) =>
      [...archive.objects].some(
        ([key, object]) =>
          key.startsWith(place) && key.endsWith(`/${path}`) && object.bytes === bytes,
      ),
    )
  if (profile !== undefined) {
    const loss: string[] = []
    if (!known.home) loss.push(`${profile} goes, and nothing says where its home is`)
    const place = `rollcall-archive-111122223333-eu-west-1/${domainId}/${profile}/home/`
    if (rules.home === 'archive' && !(known.archive?.home && stored(place, home)))
      loss.push(`${profile} goes, and its home is not in the archive`)
    return loss
  }
  if (spaceName === undefined || rules.spaces === 'discard') return []
  const { bucket, prefix } = spacePlace(domain, spaceName)
  const isIn = stored(`${bucket}/${prefix}`, filesOf(spaceName))
  if (isIn && known.archive?.spaces?.[spaceName]) return []
  return [`space ${spaceName} goes, and is not in the archive`]
}
