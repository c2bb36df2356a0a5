/** What the directory and the map say of users right now, and what Studio says. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { entitlementsOf, type Shadowed } from '../../core/entitlement/entitlements-of.ts'
import { mappedGroupIds, mappedNames } from '../../core/entitlement/pins.ts'
import type { Directory, Pins, Snapshot } from '../../core/ports.ts'
import type { Entitlement, UserStatus } from '../../core/words.ts'

export interface Standing {
  readonly userId: string
  readonly status: UserStatus
  /** Mapped groups that the user is in; none is asked for when the user is absent. */
  readonly groupIds: readonly string[]
  readonly entitlements: readonly Entitlement[]
  readonly shadowed: readonly Shadowed[]
}

interface Ports {
  readonly directory: Directory
}

/** Ids of the map's groups as the directory has them now. */
export async function findGroups({ directory }: Ports, map: AccessMap): Promise<Pins> {
  const pins = new Map<string, string>()
  for (const displayName of mappedNames(map)) {
    const groupId = await directory.findGroup(displayName)
    if (groupId !== undefined) pins.set(displayName, groupId)
  }
  return pins
}

export interface PinnedGroups {
  readonly pins: Pins
  /** Ids by name of groups that are not what the map's name stands for (any more), if known. */
  readonly strayed: Pins
}

/**
 * What Rollcall goes by: the ids first found, and of groups not found before those of now. A group
 * that has another name now than the one it is pinned by gives nothing, noticed yet or not.
 */
export async function pinnedGroups(
  ports: Ports & { readonly snapshot: Snapshot },
  map: AccessMap,
): Promise<PinnedGroups> {
  const foundNow = await findGroups(ports, map)
  const pins = new Map(foundNow)
  const strayed = new Map<string, string | undefined>()
  for (const [name, groupId] of await ports.snapshot.pins()) {
    if (groupId !== undefined && foundNow.get(name) === groupId) continue
    pins.set(name, undefined)
    strayed.set(name, groupId)
  }
  return { pins, strayed }
}

export async function standingOf(
  { directory }: Ports,
  { map, userId, pins }: { readonly map: AccessMap; readonly userId: string; readonly pins: Pins },
): Promise<Standing> {
  const status = await directory.userStatus(userId)
  const groupIds =
    status === 'absent' ? [] : await memberOf(directory, userId, mappedGroupIds(map, pins))
  // Of an unknown status nothing follows; the core refuses to answer.
  if (status === 'unknown') return { userId, status, groupIds, entitlements: [], shadowed: [] }
  const entitled = entitlementsOf({ map, userId, status, groupIds, pins })
  return { userId, status, groupIds, ...entitled }
}

async function memberOf(directory: Directory, userId: string, groupIds: readonly string[]) {
  const found: string[] = []
  for (let start = 0; start < groupIds.length; start += 100)
    found.push(...(await directory.memberOf(userId, groupIds.slice(start, start + 100))))
  return found
}

/** Every user in a mapped group. */
export async function usersInGroups(
  { directory }: Ports,
  pins: Pins,
): Promise<ReadonlySet<string>> {
  const userIds = new Set<string>()
  for (const groupId of pins.values())
    if (groupId !== undefined)
      for (const userId of await membersOf(directory, groupId)) userIds.add(userId)
  return userIds
}

/** Every member of a group; none of one that is gone. */
export async function membersOf(directory: Directory, groupId: string): Promise<string[]> {
  const userIds: string[] = []
  let cursor: string | undefined
  do {
    const page = await directory.groupMembers(groupId, cursor)
    userIds.push(...page.members.map(({ userId }) => userId))
    cursor = page.cursor
  } while (cursor)
  return userIds
}
