/** Reads one group, compares it with the snapshot, and asks for each user who differs. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { isMapped } from '../../core/entitlement/pins.ts'
import { cameBack, isSuspicious, type Listing, noteOf } from '../../core/guard/listing.ts'
import { subjectOf, userKey } from '../../core/lease/keys.ts'
import type {
  Clock,
  Directory,
  Held,
  LeaseRequest,
  Leases,
  SeenGroup,
  Snapshot,
  Wait,
  Workflows,
  Write,
} from '../../core/ports.ts'
import type { Because } from '../../core/words.ts'
import { inTurn } from './start-user.ts'

/** A transaction carries at most 100 items; a user who differs takes three, and the release one. */
const USERS_PER_TRANSACTION = 24
/** A group that changes under every reading is left to the sweep after so many. */
const ROUNDS_MAX = 5

export interface GroupPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly snapshot: Snapshot
  readonly leases: Leases
  readonly workflows: Workflows
  readonly wait: Wait
  readonly map: AccessMap
}

export interface GroupWork {
  readonly held: Held
  /** `wanted` when the lease was taken. */
  readonly seen: number
  readonly because: Because
  /** Pages of 100 to read here at most; a larger group is left held. */
  readonly pagesMax: number
}

export interface GroupOutcome {
  readonly outcome: 'not mapped' | 'unchanged' | 'users asked for' | 'too large'
  readonly differing: number
  readonly started: number
}

interface Difference {
  readonly userId: string
  readonly removal: boolean
  readonly writes: readonly Write[]
}

/**
 * Holds the group's lease on entry; has released it on return, unless the outcome is `too large`.
 */
export async function readGroup(ports: GroupPorts, work: GroupWork): Promise<GroupOutcome> {
  const groupId = groupOf(work.held)
  let seen = work.seen
  const asked = new Set<string>()
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const group = await ports.snapshot.group(groupId)
    const described = await describe(ports, group)
    if (!described.mapped) {
      await release(ports, { ...work, seen }, described.writes)
      return { outcome: 'not mapped', differing: 0, started: 0 }
    }
    const members = await believedMembers(ports, group, work.pagesMax)
    if (!members) return { outcome: 'too large', differing: 0, started: 0 }
    const differing = differences(group, members)
    const found = { group, members, differing, writes: described.writes }
    const released = await writeDifferences(ports, { ...work, seen }, found)
    for (const { userId } of differing) asked.add(userId)
    if (released) break
    seen = (await ports.leases.read(work.held.key))?.wanted ?? seen
  }
  const started = await startEach(ports, [...asked])
  return {
    outcome: asked.size > 0 ? 'users asked for' : 'unchanged',
    differing: asked.size,
    started,
  }
}

function groupOf(held: Held): string {
  const subject = subjectOf(held.key)
  if (subject.kind !== 'group') throw new Error(`${held.key} is not the lease of a group`)
  return subject.groupId
}

/** A group that was described once keeps the name it was first found with. */
async function describe(
  ports: GroupPorts,
  group: SeenGroup,
): Promise<{ readonly mapped: boolean; readonly writes: readonly Write[] }> {
  const { groupId } = group
  if (group.displayName !== undefined)
    return { mapped: isMapped(ports.map, { groupId, displayName: group.displayName }), writes: [] }
  const displayName = await ports.directory.groupName(groupId)
  if (displayName === undefined) return { mapped: false, writes: [] }
  const seenAt = ports.clock.now()
  return {
    mapped: isMapped(ports.map, { groupId, displayName }),
    writes: [{ kind: 'group seen', groupId, displayName, seenAt }],
  }
}

type Members = ReadonlyMap<string, string>

/**
 * A listing that would be held is read once more, and the second one counts: a page that was left
 * out, or a group that was empty for a moment, is no reason to take anything away.
 */
async function believedMembers(ports: GroupPorts, group: SeenGroup, pagesMax: number) {
  const first = await listMembers(ports.directory, group.groupId, pagesMax)
  if (!first || !isSuspicious(group.guard, listingOf(ports, group, first))) return first
  return listMembers(ports.directory, group.groupId, pagesMax)
}

function listingOf(ports: GroupPorts, group: SeenGroup, members: Members): Listing {
  return {
    members: new Set(members.keys()),
    gone: goneFrom(group, members),
    now: ports.clock.now(),
    limits: ports.map.guard,
  }
}

function goneFrom(group: SeenGroup, members: Members): string[] {
  return [...group.members.keys()].filter((userId) => !members.has(userId))
}

/** All members by user id, or undefined when the group has more pages than allowed. */
async function listMembers(directory: Directory, groupId: string, pagesMax: number) {
  const members = new Map<string, string>()
  let cursor: string | undefined
  for (let page = 1; page <= pagesMax; page++) {
    const listed = await directory.groupMembers(groupId, cursor)
    for (const member of listed.members) members.set(member.userId, member.membershipId)
    cursor = listed.cursor
    if (!cursor) return members
  }
  return undefined
}

function differences(group: SeenGroup, listing: Members): Difference[] {
  const { groupId } = group
  const added = [...listing]
    .filter(([userId, membershipId]) => group.members.get(userId) !== membershipId)
    .map(([userId, membershipId]) => ({
      userId,
      removal: false,
      writes: [{ kind: 'membership seen', groupId, userId, membershipId } as const],
    }))
  const gone = goneFrom(group, listing).map((userId) => ({
    userId,
    removal: true,
    writes: [{ kind: 'membership gone', groupId, userId } as const],
  }))
  return [...gone, ...added]
}

interface Found {
  readonly group: SeenGroup
  readonly members: Members
  readonly differing: readonly Difference[]
  /** What else there is to write, with the first transaction. */
  readonly writes: readonly Write[]
}

/** The last transaction also releases the group; answers false when more was asked meanwhile. */
async function writeDifferences(
  ports: GroupPorts,
  work: GroupWork,
  { group, members, differing, writes: others }: Found,
): Promise<boolean> {
  const { groupId, guard } = group
  const listing = listingOf(ports, group, members)
  if (differing.length === 0) {
    const note = noteOf(guard, listing, { groupId, userIds: [], start: 0 })
    const says = cameBack(guard, listing.members).length > 0
    return release(ports, work, says ? [...others, note] : others)
  }
  for (let start = 0; start < differing.length; start += USERS_PER_TRANSACTION) {
    const chunk = differing.slice(start, start + USERS_PER_TRANSACTION)
    const last = start + USERS_PER_TRANSACTION >= differing.length
    const now = ports.clock.now()
    const requests = requestsFor(chunk, { now, because: work.because })
    const userIds = chunk.map(({ userId }) => userId)
    const writes = [
      ...chunk.flatMap((one) => one.writes),
      noteOf(guard, listing, { groupId, userIds, start }),
      ...(start === 0 ? others : []),
    ]
    if (!last) {
      await ports.leases.wantForListing(work.held, requests, writes)
      continue
    }
    if (await ports.leases.wantForListing(work.held, requests, writes, { seen: work.seen, now }))
      return true
    await ports.leases.wantForListing(work.held, requests, writes)
  }
  return false
}

function requestsFor(
  differing: readonly Difference[],
  { now, because }: Pick<LeaseRequest, 'now' | 'because'>,
): LeaseRequest[] {
  return differing.map(({ userId, removal }) => {
    return { key: userKey(userId), because, now, removal, readDirectory: false }
  })
}

async function release(
  ports: GroupPorts,
  work: GroupWork,
  writes: readonly Write[],
): Promise<boolean> {
  const now = ports.clock.now()
  const answer = await ports.leases.release(work.held, { seen: work.seen, now, writes })
  return answer.released
}

async function startEach(ports: GroupPorts, userIds: readonly string[]): Promise<number> {
  let started = 0
  for (const userId of userIds) {
    const now = ports.clock.now()
    const taken = await ports.leases.take(userKey(userId), now)
    const answer = await inTurn(ports, { userId, now }, taken)
    if (!answer.taken) continue
    await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
    started++
  }
  return started
}
