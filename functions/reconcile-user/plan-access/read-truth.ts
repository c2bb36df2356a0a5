/**
 * A user's status and groups: from the snapshot when a listing backs it, else from the directory.
 */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { mappedGroupIds, mappedNames } from '../../../core/entitlement/pins.ts'
import type { Clock, Directory, Pins, SeenUser, Write } from '../../../core/ports.ts'
import type { Instant, UserStatus } from '../../../core/words.ts'

/** IsMemberInGroups takes 1 to 100 groups. */
const GROUPS_PER_CALL = 100
/** A group that is made meanwhile shows itself by an event. */
const SOUGHT_AGAIN_MS = 60_000

export interface Truth {
  readonly status: UserStatus
  readonly groupIds: readonly string[]
  readonly pins: Pins
  readonly reads: readonly Write[]
}

interface Look {
  readonly userId: string
  readonly user: SeenUser | undefined
  readonly pins: Pins
  /** Nothing newer than the request backs the snapshot. */
  readonly fresh: boolean
  /** Hash of the map under which everyone was last compared in full. */
  readonly comparedMap: string | undefined
}

interface TruthPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly map: AccessMap
  /** When this function last looked for a group in vain, by display name: it adds to it. */
  readonly notFound: Map<string, Instant>
}

export async function readTruth(ports: TruthPorts, look: Look): Promise<Truth> {
  const { user, userId, fresh } = look
  if (!fresh && user && user.status !== 'unknown')
    return { status: user.status, groupIds: user.groupIds, pins: look.pins, reads: [] }
  const status = await ports.directory.userStatus(userId)
  const seen: Write = { kind: 'user seen', userId, status }
  if (!fresh) return { status, groupIds: user?.groupIds ?? [], pins: look.pins, reads: [seen] }
  const found = await findUnpinned(ports, look)
  const groupIds = status === 'enabled' ? await memberOf(ports, userId, found.pins) : []
  const read: Write = { kind: 'memberships read', userId, groupIds }
  return { status, groupIds, pins: found.pins, reads: [seen, read, ...found.writes] }
}

/**
 * Mapped groups that no event has shown yet, for example those that stood before Rollcall did. A
 * full reconciliation finds them all, and whoever begins after it asks for none: in a storm each
 * name would be asked for by everybody. Nor is one that is not there asked for again at once.
 */
async function findUnpinned(ports: TruthPorts, { pins: known, comparedMap }: Look) {
  const pins = new Map<string, string | undefined>(known)
  const writes: Write[] = []
  const now = ports.clock.now()
  const names = comparedMap === ports.map.hash ? [] : mappedNames(ports.map)
  for (const displayName of names) {
    const soughtAt = ports.notFound.get(displayName) ?? Number.NEGATIVE_INFINITY
    if (pins.has(displayName) || now - soughtAt < SOUGHT_AGAIN_MS) continue
    const groupId = await ports.directory.findGroup(displayName)
    if (groupId === undefined) {
      ports.notFound.set(displayName, now)
      continue
    }
    pins.set(displayName, groupId)
    writes.push({ kind: 'group seen', groupId, displayName, seenAt: now })
  }
  return { pins, writes }
}

/** Of all groups of the map. */
export async function memberOf(
  ports: Pick<TruthPorts, 'directory' | 'map'>,
  userId: string,
  pins: Pins,
): Promise<string[]> {
  const mapped = mappedGroupIds(ports.map, pins)
  const groupIds: string[] = []
  for (let start = 0; start < mapped.length; start += GROUPS_PER_CALL) {
    const chunk = mapped.slice(start, start + GROUPS_PER_CALL)
    groupIds.push(...(await ports.directory.memberOf(userId, chunk)))
  }
  return groupIds
}
