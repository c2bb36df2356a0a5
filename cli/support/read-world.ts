/** Everybody's groups, statuses and grants, read page by page: what a plan for all is made from. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { mappedGroupIds } from '../../core/entitlement/pins.ts'
import type { Directory, Ledger, Pins, Snapshot } from '../../core/ports.ts'
import type { Grant, UserStatus } from '../../core/words.ts'
import { membersOf, pinnedGroups } from './standing.ts'

export interface UserSeen {
  readonly userId: string
  /** Undefined for a user the directory does not know (any more). */
  readonly userName: string | undefined
  readonly status: UserStatus
  /** Mapped groups only. */
  readonly groupIds: readonly string[]
  readonly grants: readonly Grant[]
}

export interface WorldSeen {
  /** Whoever is in a mapped group or has a grant; by name, then by id. */
  readonly users: readonly UserSeen[]
  readonly pins: Pins
  /** As `PinnedGroups` has them. */
  readonly strayed: Pins
}

interface Ports {
  readonly directory: Directory
  readonly snapshot: Snapshot
  readonly ledger: Ledger
}

export async function readWorld(ports: Ports, map: AccessMap): Promise<WorldSeen> {
  const { pins, strayed } = await pinnedGroups(ports, map)
  const groupIdsOf = new Map<string, string[]>()
  for (const groupId of mappedGroupIds(map, pins))
    for (const userId of await membersOf(ports.directory, groupId))
      append(groupIdsOf, userId, groupId)
  const grantsOf = new Map<string, Grant[]>()
  for (const grant of await allGrants(ports.ledger)) append(grantsOf, grant.userId, grant)
  const known = await allUsers(ports.directory)
  const users = [...new Set([...groupIdsOf.keys(), ...grantsOf.keys()])].map((userId) => ({
    userId,
    userName: known.get(userId)?.userName,
    status: known.get(userId)?.status ?? 'absent',
    groupIds: groupIdsOf.get(userId) ?? [],
    grants: grantsOf.get(userId) ?? [],
  }))
  return { users: users.sort(byName), pins, strayed }
}

export async function allGrants(ledger: Ledger): Promise<Grant[]> {
  const grants: Grant[] = []
  let cursor: string | undefined
  do {
    const page = await ledger.grants(cursor)
    grants.push(...page.grants)
    cursor = page.cursor
  } while (cursor)
  return grants
}

async function allUsers(directory: Directory) {
  const users = new Map<string, { userName: string | undefined; status: UserStatus }>()
  let cursor: string | undefined
  do {
    const page = await directory.users(cursor)
    for (const { userId, ...user } of page.users) users.set(userId, user)
    cursor = page.cursor
  } while (cursor)
  return users
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function byName(a: UserSeen, b: UserSeen): number {
  const one = `${a.userName ?? '~'} ${a.userId}`
  return one < `${b.userName ?? '~'} ${b.userId}` ? -1 : 1
}
