/**
 * A user's status and groups: from the snapshot when a listing backs it, else from the directory.
 */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { mappedGroupIds, mappedNames } from '../../../core/entitlement/pins.ts'
import type { Clock, Directory, Pins, SeenUser, Write } from '../../../core/ports.ts'
import type { UserStatus } from '../../../core/words.ts'

/** IsMemberInGroups takes 1 to 100 groups. */
const GROUPS_PER_CALL = 100

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
}

interface TruthPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly map: AccessMap
}

export async function readTruth(ports: TruthPorts, look: Look): Promise<Truth> {
  const { user, userId, fresh } = look
  if (!fresh && user && user.status !== 'unknown')
    return { status: user.status, groupIds: user.groupIds, pins: look.pins, reads: [] }
  const status = await ports.directory.userStatus(userId)
  const seen: Write = { kind: 'user seen', userId, status }
  if (!fresh) return { status, groupIds: user?.groupIds ?? [], pins: look.pins, reads: [seen] }
  const found = await findUnpinned(ports, look.pins)
  const groupIds = status === 'enabled' ? await memberOf(ports, userId, found.pins) : []
  const read: Write = { kind: 'memberships read', userId, groupIds }
  return { status, groupIds, pins: found.pins, reads: [seen, read, ...found.writes] }
}

/** Mapped groups that no event has shown yet, for example those that stood before Rollcall did. */
async function findUnpinned(ports: TruthPorts, known: Pins) {
  const pins = new Map<string, string | undefined>(known)
  const writes: Write[] = []
  for (const displayName of mappedNames(ports.map)) {
    if (pins.has(displayName)) continue
    const groupId = await ports.directory.findGroup(displayName)
    if (groupId === undefined) continue
    pins.set(displayName, groupId)
    writes.push({ kind: 'group seen', groupId, displayName, seenAt: ports.clock.now() })
  }
  return { pins, writes }
}

async function memberOf(ports: TruthPorts, userId: string, pins: Pins): Promise<string[]> {
  const mapped = mappedGroupIds(ports.map, pins)
  const groupIds: string[] = []
  for (let start = 0; start < mapped.length; start += GROUPS_PER_CALL) {
    const chunk = mapped.slice(start, start + GROUPS_PER_CALL)
    groupIds.push(...(await ports.directory.memberOf(userId, chunk)))
  }
  return groupIds
}
