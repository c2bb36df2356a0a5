/** Undoes leaves that were wrong: for many users at once as for one. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { whyNotRestorable } from '../../core/plan/restored.ts'
import type { Grant, GrantState, Instant, Restoration, UserStatus } from '../../core/words.ts'
import { requestUser } from '../../functions/support/start-user.ts'
import { atATime } from './at-a-time.ts'
import type { CommandPorts } from './ports.ts'
import { allGrants } from './read-world.ts'

/** Requests at a time: Identity Store answers 20 a second, DynamoDB more. */
const AT_A_TIME = 20

/** So many users are asked about one by one; of more, everybody is listed, 100 a page. */
const ASKED_SINGLY = 20

const suspended: readonly GrantState[] = ['suspending', 'suspended', 'archiving', 'archived']

export interface Leaver {
  readonly userId: string
  /** Those that a restoration would give back. */
  readonly grants: readonly Grant[]
}

export interface Wanted {
  /** Undefined: all teams. */
  readonly team?: string
}

/** The users named, with what is suspended of each. */
export async function leaversNamed(
  { ledger }: Pick<CommandPorts, 'ledger'>,
  userIds: readonly string[],
  { team }: Wanted,
): Promise<Leaver[]> {
  return atATime(AT_A_TIME, [...new Set(userIds)], async (userId) => {
    const grants = await ledger.grantsOf(userId)
    return { userId, grants: grants.filter((grant) => isSuspended(grant, team)) }
  })
}

/** Everybody who was suspended at that time or later, by the ledger. */
export async function leaversSince(
  { ledger }: Pick<CommandPorts, 'ledger'>,
  since: Instant,
  { team }: Wanted,
): Promise<Leaver[]> {
  const byUser = new Map<string, Grant[]>()
  for (const grant of await allGrants(ledger)) {
    if (!isSuspended(grant, team) || (grant.suspendedAt ?? grant.since) < since) continue
    byUser.set(grant.userId, [...(byUser.get(grant.userId) ?? []), grant])
  }
  return [...byUser].map(([userId, grants]) => ({ userId, grants })).sort(byId)
}

export interface Refused {
  readonly userId: string
  readonly why: string
}

export interface Restored {
  /** Begins the event ids of what was asked for. */
  readonly runId: string
  readonly users: ReadonlyArray<{ readonly userId: string; readonly teams: readonly string[] }>
  readonly refused: readonly Refused[]
}

/** Writes each restoration and asks for the user; who cannot be restored is told, with why. */
export async function restoreUsers(
  ports: CommandPorts,
  leavers: readonly Leaver[],
  how: { readonly map: AccessMap; readonly by: string; readonly until: Instant },
): Promise<Restored> {
  const { map, by, until } = how
  const now = ports.clock.now()
  const runId = `restore-${now}`
  const statuses = await statusesOf(ports, leavers)
  const restored: Array<Restored['users'][number]> = []
  const refused: Refused[] = []
  await atATime(AT_A_TIME, leavers, async ({ userId, grants }) => {
    const why = whyNot(statuses.get(userId) ?? 'absent', grants, map)
    if (why !== undefined) return void refused.push({ userId, why })
    const teams = grants.filter((one) => !whyNotRestorable(map, one)).map(({ team }) => team)
    const restoration: Restoration = { by, at: now, until, teams: teams.sort() }
    await ports.restorations.set(userId, restoration)
    const because = { eventId: `${runId}-operator by ${by}`, door: 'operator', time: now } as const
    await requestUser(ports, { userId, because, now: ports.clock.now(), removal: false })
    restored.push({ userId, teams })
  })
  return { runId, users: restored.sort(byId), refused: refused.sort(byId) }
}

function whyNot(status: UserStatus, grants: readonly Grant[], map: AccessMap): string | undefined {
  if (status === 'absent')
    return 'the directory does not know the user any more: a user made again has another id'
  if (status !== 'enabled')
    return `the directory says ${status}: enable the user there, and access comes back by itself`
  const [first] = grants
  if (!first) return 'nothing of the user is suspended'
  const reasons = grants.map((grant) => whyNotRestorable(map, grant))
  return reasons.every((reason) => reason !== undefined) ? reasons.join('; ') : undefined
}

async function statusesOf(
  { directory }: CommandPorts,
  leavers: readonly Leaver[],
): Promise<ReadonlyMap<string, UserStatus>> {
  const userIds = leavers.map(({ userId }) => userId)
  if (userIds.length <= ASKED_SINGLY) {
    const statuses = await atATime(AT_A_TIME, userIds, (userId) => directory.userStatus(userId))
    return new Map(userIds.map((userId, index) => [userId, statuses[index] ?? 'unknown']))
  }
  const listed = new Map<string, UserStatus>()
  let cursor: string | undefined
  do {
    const page = await directory.users(cursor)
    for (const { userId, status } of page.users) listed.set(userId, status)
    cursor = page.cursor
  } while (cursor)
  return listed
}

function isSuspended({ state, team }: Grant, wanted: string | undefined): boolean {
  return suspended.includes(state) && (wanted === undefined || wanted === team)
}

function byId(a: { readonly userId: string }, b: { readonly userId: string }): number {
  return a.userId < b.userId ? -1 : 1
}
