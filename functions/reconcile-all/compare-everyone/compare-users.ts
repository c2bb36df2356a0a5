/** Compares every user whom one side knows, the snapshot, the ledger or a group, with the other. */
import { differenceOf, type KnownUser } from '../../../core/reconcile-all/difference-of.ts'
import type { Grant, UserStatus } from '../../../core/words.ts'
import { askFor, type Differing } from './ask-for.ts'
import { type Names, namesOf, signInOf } from './names.ts'
import { readGrants } from './read-grants.ts'
import type { SeenAll } from './read-snapshot.ts'
import { goTo, type RunState, type Work } from './run-state.ts'

/**
 * The directory is listed last: who was deleted or disabled meanwhile differs, and is asked about.
 * Of users whom neither side knows, nothing is kept.
 */
export async function compareUsers(work: Work, run: RunState): Promise<RunState> {
  const { ports, seen } = work
  const grants = await grantsByUser(work)
  const groups = groupsByUser(seen)
  const known = new Set([...seen.users.keys(), ...grants.keys(), ...groups.keys()])
  const names = namesOf(grants)
  const { users, statuses } = await list(work, { known, names })
  const comparison = {
    map: ports.map,
    pins: seen.pins,
    now: ports.clock.now(),
    mapChanged: run.mapChanged,
    changedGroups: seen.changedGroups,
  }
  const differing: Differing[] = []
  for (const userId of known) {
    const seenUser = seen.users.get(userId)
    const { status = 'unknown', groupIds = [], waitsIn, restored } = seenUser ?? {}
    const notListed = groupIds.filter((groupId) => !seen.listed.has(groupId))
    const signIn = signInOf(names, { map: ports.map, grants, userId })
    const user: KnownUser = {
      userId,
      status,
      groupIds,
      listed: {
        status: statuses.get(userId) ?? 'absent',
        groupIds: [...notListed, ...(groups.get(userId) ?? [])],
      },
      grants: grants.get(userId) ?? [],
      waits: waitsIn !== undefined,
      ...(signIn && { signIn }),
      ...(restored && { restored }),
    }
    const difference = differenceOf(user, comparison)
    if (difference) differing.push({ userId, ...difference })
  }
  return goTo(await askFor(work, { ...run, users }, differing), 'profiles')
}

/** Grants that are or may come to be something. */
async function grantsByUser(work: Work): Promise<Map<string, Grant[]>> {
  const byUser = new Map<string, Grant[]>()
  let cursor: string | undefined
  do {
    const page = await readGrants(work, cursor)
    for (const grant of page.grants) {
      if (grant.state === 'deprovisioned') continue
      byUser.set(grant.userId, [...(byUser.get(grant.userId) ?? []), grant])
    }
    cursor = page.cursor
  } while (cursor)
  return byUser
}

/** Of the groups that were listed. */
function groupsByUser({ listed }: SeenAll): Map<string, string[]> {
  const byUser = new Map<string, string[]>()
  for (const [groupId, userIds] of listed)
    for (const userId of userIds) byUser.set(userId, [...(byUser.get(userId) ?? []), groupId])
  return byUser
}

async function list(
  { ports, keep }: Work,
  { known, names }: { readonly known: ReadonlySet<string>; readonly names: Names },
): Promise<{ readonly users: number; readonly statuses: ReadonlyMap<string, UserStatus> }> {
  const statuses = new Map<string, UserStatus>()
  let users = 0
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.directory.users(cursor)
    for (const { userId, status, userName } of page.users) {
      if (known.has(userId)) statuses.set(userId, status)
      names.see(userId, userName)
    }
    users += page.users.length
    cursor = page.cursor
  } while (cursor)
  return { users, statuses }
}
