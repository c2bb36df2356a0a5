/** Reads one group, compares it with the snapshot, and asks for each user who differs. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { isMapped } from '../../core/entitlement/pins.ts'
import { subjectOf, userKey } from '../../core/lease/keys.ts'
import type {
  Clock,
  Directory,
  Held,
  LeaseRequest,
  Leases,
  SeenGroup,
  Snapshot,
  Workflows,
  Write,
} from '../../core/ports.ts'
import type { Because } from '../../core/words.ts'

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
    const listing = await listMembers(ports.directory, groupId, work.pagesMax)
    if (!listing) return { outcome: 'too large', differing: 0, started: 0 }
    const differing = differences(group, listing)
    const released = await writeDifferences(
      ports,
      { ...work, seen },
      {
        differing,
        writes: described.writes,
      },
    )
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

function differences(group: SeenGroup, listing: ReadonlyMap<string, string>): Difference[] {
  const { groupId } = group
  const added = [...listing]
    .filter(([userId, membershipId]) => group.members.get(userId) !== membershipId)
    .map(([userId, membershipId]) => ({
      userId,
      removal: false,
      writes: [{ kind: 'membership seen', groupId, userId, membershipId } as const],
    }))
  const gone = [...group.members.keys()]
    .filter((userId) => !listing.has(userId))
    .map((userId) => ({
      userId,
      removal: true,
      writes: [{ kind: 'membership gone', groupId, userId } as const],
    }))
  return [...gone, ...added]
}

/** The last transaction also releases the group; answers false when more was asked meanwhile. */
async function writeDifferences(
  ports: GroupPorts,
  work: GroupWork,
  found: { readonly differing: readonly Difference[]; readonly writes: readonly Write[] },
): Promise<boolean> {
  const { differing } = found
  if (differing.length === 0) return release(ports, work, found.writes)
  for (let start = 0; start < differing.length; start += USERS_PER_TRANSACTION) {
    const chunk = differing.slice(start, start + USERS_PER_TRANSACTION)
    const last = start + USERS_PER_TRANSACTION >= differing.length
    const now = ports.clock.now()
    const requests = chunk.map(
      ({ userId, removal }): LeaseRequest => ({
        key: userKey(userId),
        because: work.because,
        now,
        removal,
        readDirectory: false,
      }),
    )
    const writes = [...chunk.flatMap((one) => one.writes), ...(start === 0 ? found.writes : [])]
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
    const answer = await ports.leases.take(userKey(userId), ports.clock.now())
    if (!answer.taken) continue
    await ports.workflows.reconcileUser({ userId, fence: answer.held.fence })
    started++
  }
  return started
}
