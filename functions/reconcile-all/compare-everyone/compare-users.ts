/** Compares every user whom the snapshot or the ledger knows with the directory's listing. */
import { differenceOf, type KnownUser } from '../../../core/reconcile-all/difference-of.ts'
import type { Grant, UserStatus } from '../../../core/words.ts'
import { askFor, type Differing } from './ask-for.ts'
import { goTo, type RunState, type Work } from './run-state.ts'

/**
 * The directory is listed last: who was deleted or disabled meanwhile differs, and is asked about.
 * Of users whom neither side knows, nothing is kept.
 */
export async function compareUsers(work: Work, run: RunState): Promise<RunState> {
  const { ports, seen } = work
  const grants = await readGrants(work)
  const { users, statuses } = await list(work, (userId) => {
    return seen.users.has(userId) || grants.has(userId)
  })
  const comparison = {
    map: ports.map,
    pins: seen.pins,
    now: ports.clock.now(),
    mapChanged: run.mapChanged,
    changedGroups: seen.changedGroups,
  }
  const differing: Differing[] = []
  for (const userId of new Set([...seen.users.keys(), ...grants.keys()])) {
    const { status = 'unknown', groupIds = [] } = seen.users.get(userId) ?? {}
    const listed = statuses.get(userId) ?? 'absent'
    const known: KnownUser = { userId, status, listed, groupIds, grants: grants.get(userId) ?? [] }
    const difference = differenceOf(known, comparison)
    if (difference) differing.push({ userId, ...difference })
  }
  return goTo(await askFor(work, { ...run, users }, differing), 'profiles')
}

/** Grants that are or may come to be something; causes are not needed here and take most room. */
async function readGrants({ ports, keep }: Work): Promise<Map<string, Grant[]>> {
  const byUser = new Map<string, Grant[]>()
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.ledger.grants(cursor)
    for (const grant of page.grants) {
      if (grant.state === 'deprovisioned') continue
      const others = byUser.get(grant.userId) ?? []
      byUser.set(grant.userId, [...others, { ...grant, because: [] }])
    }
    cursor = page.cursor
  } while (cursor)
  return byUser
}

async function list(
  { ports, keep }: Work,
  isKnown: (userId: string) => boolean,
): Promise<{ readonly users: number; readonly statuses: ReadonlyMap<string, UserStatus> }> {
  const statuses = new Map<string, UserStatus>()
  let users = 0
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.directory.users(cursor)
    for (const { userId, status } of page.users) if (isKnown(userId)) statuses.set(userId, status)
    users += page.users.length
    cursor = page.cursor
  } while (cursor)
  return { users, statuses }
}
