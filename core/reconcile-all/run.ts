/** What a full reconciliation found, and why it asked for whom. */
import type { Instant } from '../words.ts'

/**
 * Why somebody differed: `event lost`: the directory changed and no event told (an event that is
 * still on its way counts as lost). `edit by hand`: a profile is not as the ledger says.
 * `map changed`: the last complete run compared by another map. `holder died`: what was asked for
 * was not done. `group changed`: a group was renamed, deleted or made again, or came back.
 */
export const causes = [
  'event lost',
  'edit by hand',
  'map changed',
  'holder died',
  'group changed',
] as const

export type Cause = (typeof causes)[number]

/** Users asked for, by why. */
export type Asked = Readonly<Partial<Record<Cause, number>>>

export interface FullReconciliation {
  /** Begins the event ids of all that it asked for: see `causeId`. */
  readonly id: string
  readonly startedAt: Instant
  readonly finishedAt: Instant
  readonly mapHash: string
  /** Users of the directory. */
  readonly users: number
  /** Groups of the map that were listed. */
  readonly groups: number
  /** Profiles looked at in Studio. */
  readonly profiles: number
  readonly asked: Asked
  /** What only a human can mend, one sentence each. */
  readonly findings: readonly string[]
}

/** For example `everyone-12-event-lost`: stands in the ledger as the event that caused a change. */
export function causeId(runId: string, cause: Cause): string {
  return `${runId}-${cause.replaceAll(' ', '-')}`
}

export function isOfRun(eventId: string, runId: string): boolean {
  return eventId.startsWith(`${runId}-`)
}

export function addAsked(asked: Asked, cause: Cause, count: number): Asked {
  return count === 0 ? asked : { ...asked, [cause]: (asked[cause] ?? 0) + count }
}
