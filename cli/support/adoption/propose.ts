/** Whose a profile may be, by its name alone: a proposal to be read, never acted on. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type { CommandPorts } from '../ports.ts'
import { pinnedGroups, standingOf } from '../standing.ts'
import type { Stranger } from './read-claims.ts'

export interface Proposal {
  readonly profileName: string
  readonly user: string
  /** Teams of the profile's domain that the user is entitled to; one is a whole proposal. */
  readonly teams: readonly string[]
}

/** Only users whose name, or the part before its @, is the profile's name, and no two of them. */
export async function propose(
  ports: CommandPorts,
  map: AccessMap,
  strangers: readonly Stranger[],
): Promise<Proposal[]> {
  const { pins } = await pinnedGroups(ports, map)
  const users = await usersByName(ports)
  const proposals: Proposal[] = []
  for (const { profileName, domain } of strangers) {
    const [user, other] = users.get(plain(profileName)) ?? []
    if (user === undefined || other !== undefined) continue
    const { entitlements } = await standingOf(ports, { map, userId: user.userId, pins })
    const teams = entitlements.filter((one) => one.domain === domain).map(({ team }) => team)
    if (teams.length > 0) proposals.push({ profileName, user: user.userName, teams })
  }
  return proposals
}

interface Named {
  readonly userId: string
  readonly userName: string
}

async function usersByName({ directory }: CommandPorts): Promise<ReadonlyMap<string, Named[]>> {
  const byName = new Map<string, Named[]>()
  let cursor: string | undefined
  do {
    const page = await directory.users(cursor)
    for (const { userId, userName } of page.users) {
      if (userName === undefined) continue
      for (const name of new Set([plain(userName), plain(userName.split('@')[0] ?? '')]))
        byName.set(name, [...(byName.get(name) ?? []), { userId, userName }])
    }
    cursor = page.cursor
  } while (cursor)
  return byName
}

/** A profile's name has letters, digits and hyphens only: people write a user name's rest so. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
