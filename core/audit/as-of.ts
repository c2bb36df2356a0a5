/** The ledger as of an instant: which version of a grant was in force then. */
import type { GrantVersion, Instant } from '../words.ts'

/**
 * The version of each (user, team) that held at `at`, with the one it replaced. Of several that
 * begin at the same instant the last written holds. `knownAt` leaves out what was written later:
 * what an auditor who asked then would have been told.
 *
 * @param knownAt default: everything written until now
 */
export function asOf(
  versions: readonly GrantVersion[],
  at: Instant,
  knownAt = Number.POSITIVE_INFINITY,
): readonly InForce[] {
  const held = versions.filter(({ since, recordedAt }) => since <= at && recordedAt <= knownAt)
  const byGrant = Map.groupBy(held, ({ userId, team }) => JSON.stringify([userId, team]))
  return [...byGrant.values()].flatMap((ofGrant) => {
    const [current, replaced] = [...ofGrant].sort(newestFirst)
    if (!current) return []
    return [{ current, ...(replaced && { replaced }) }]
  })
}

export interface InForce {
  readonly current: GrantVersion
  /** What held before it; unset for the first. */
  readonly replaced?: GrantVersion
}

function newestFirst(one: GrantVersion, other: GrantVersion): number {
  return other.since - one.since || other.recordedAt - one.recordedAt || other.fence - one.fence
}
