/** What is right, in a few lines that share nothing with the core. */
import type { DirectoryState } from '../support/memory-directory.ts'

/** Team and persona by group name, in order of precedence within a team. */
export const mapInWords = [
  { team: 'fraud', group: 'Leads', persona: 'mlops' },
  { team: 'fraud', group: 'Scientists', persona: 'data-scientist' },
  { team: 'vision', group: 'Vision', persona: 'data-scientist' },
] as const

/** `team persona` of each user who is enabled, sorted. */
export function rightAccess({ users, groups }: DirectoryState): Map<string, string[]> {
  const right = new Map<string, string[]>()
  for (const [userId, { status }] of users) {
    if (status !== 'enabled') continue
    const teams = new Map<string, string>()
    for (const { team, group, persona } of mapInWords) {
      const named = [...groups.values()].find(({ displayName }) => displayName === group)
      if (named?.members.has(userId) && !teams.has(team)) teams.set(team, persona)
    }
    if (teams.size > 0) right.set(userId, [...teams].map((pair) => pair.join(' ')).sort())
  }
  return right
}
