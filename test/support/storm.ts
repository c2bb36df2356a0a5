/** What tests and benches of many users at once ask of the world. */
import type { CommandPorts } from '../../cli/support/ports.ts'
import { userKey } from '../../core/lease/keys.ts'

/** Ids of a group's members, over all pages. */
export async function membersOf(
  { directory }: Pick<CommandPorts, 'directory'>,
  groupId: string,
): Promise<string[]> {
  const userIds: string[] = []
  let cursor: string | undefined
  do {
    const page = await directory.groupMembers(groupId, cursor)
    userIds.push(...page.members.map(({ userId }) => userId))
    cursor = page.cursor
  } while (cursor)
  return userIds
}

/** How many of the users have a reconciliation that has not done all that it was asked for. */
export async function waitingAmong(
  { leases }: Pick<CommandPorts, 'leases'>,
  userIds: readonly string[],
): Promise<number> {
  let count = 0
  for (let start = 0; start < userIds.length; start += 100) {
    const found = await leases.readAll(userIds.slice(start, start + 100).map(userKey))
    count += found.filter(({ wanted, done }) => wanted > done).length
  }
  return count
}
