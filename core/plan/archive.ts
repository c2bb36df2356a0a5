/** What a team wants kept of a leaver's data, and whether it has been copied. */
import type { TeamEntry } from '../access-map/access-map.ts'
import type { Grant } from '../words.ts'

/** True while something that the team's retention rule wants kept is not in the archive. */
export function lacksArchive(
  { home, spaces }: Pick<TeamEntry, 'home' | 'spaces'>,
  { archive }: Pick<Grant, 'archive'>,
): boolean {
  const lacksHome = home === 'archive' && archive?.home === undefined
  return lacksHome || (spaces === 'archive' && archive?.spaces === undefined)
}
