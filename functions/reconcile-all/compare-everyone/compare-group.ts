/** Compares one mapped group with the snapshot; only a group that differs takes its lease. */
import type { GroupEntry } from '../../../core/access-map/access-map.ts'
import { groupKey } from '../../../core/lease/keys.ts'
import { type Cause, causeId } from '../../../core/reconcile-all/run.ts'
import { readGroup } from '../../support/read-group.ts'
import { findGroup } from './find-group.ts'
import { goTo, type RunState, type Work, withAsked, withFinding } from './run-state.ts'

/** Identity Center allows 100,000 users (Identity Center quotas): 1,000 pages of 100. */
const PAGES_MAX = 1_000

/** The group whose turn it is; after the last one come the users. */
export async function compareNextGroup(work: Work, run: RunState): Promise<RunState> {
  const number = Number(run.cursor ?? 0)
  const entry = mappedGroups(work)[number]
  if (!entry) return goTo(run, 'users')
  const { groupId, finding } = await findGroup(work, run, entry)
  const told = finding === undefined ? run : withFinding(run, finding)
  const next = goTo(told, 'groups', String(number + 1))
  return groupId === undefined ? next : compareMembers(work, next, groupId)
}

/** Each group once, however many lines of the map name it. */
function mappedGroups({ ports }: Work): GroupEntry[] {
  const entries = ports.map.teams.flatMap(({ groups }) => groups)
  return [
    ...new Map(entries.map((entry) => [entry.groupId ?? `name ${entry.group}`, entry])).values(),
  ]
}

async function compareMembers(work: Work, run: RunState, groupId: string): Promise<RunState> {
  const { described, members, listed } = work.seen
  const counted = { ...run, groups: run.groups + 1 }
  const listing = await list(work, groupId)
  listed.set(groupId, new Set(listing.keys()))
  if (described.has(groupId) && isSame(listing, members.get(groupId) ?? new Map())) return counted
  const cause = run.mapChanged && !described.has(groupId) ? 'map changed' : 'event lost'
  return withAsked(counted, cause, await readAnew(work, run, { groupId, cause }))
}

async function list({ ports, keep }: Work, groupId: string): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.directory.groupMembers(groupId, cursor)
    for (const { userId, membershipId } of page.members) members.set(userId, membershipId)
    cursor = page.cursor
  } while (cursor)
  return members
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([userId, id]) => other.get(userId) === id)
}

/** Answers how many users were asked for; none when another holds the group and reads it itself. */
async function readAnew(
  { ports, keep }: Work,
  run: RunState,
  { groupId, cause }: { readonly groupId: string; readonly cause: Cause },
): Promise<number> {
  const now = ports.clock.now()
  const because = { eventId: causeId(run.id, cause), door: run.door, time: now }
  const key = groupKey(groupId)
  const request = { key, because, now, removal: false, readDirectory: true }
  const answer = await ports.leases.request(request)
  if (!answer.taken) return 0
  const { held, seen = 0 } = answer
  const read = await readGroup(ports, { held, seen, because, pagesMax: PAGES_MAX })
  await keep()
  ports.log.info('group has been mended', { groupId, cause, users: read.differing })
  return read.differing
}
