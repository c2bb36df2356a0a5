/** How far a run has come: carried from one invocation to the next. It lists no user. */
import { everyoneKey } from '../../../core/lease/keys.ts'
import type { RunFacts } from '../../../core/own-events/of-run.ts'
import type {
  Assignments,
  Clock,
  Directory,
  Leases,
  Ledger,
  Log,
  OwnEvents,
  Quotas,
  Snapshot,
  Studio,
} from '../../../core/ports.ts'
import { type Asked, addAsked, type Cause } from '../../../core/reconcile-all/run.ts'
import type { Door, Instant } from '../../../core/words.ts'
import type { GroupPorts } from '../../support/read-group.ts'
import type { SeenAll } from './read-snapshot.ts'

export interface ComparePorts extends GroupPorts {
  readonly assignments: Assignments
  readonly clock: Clock
  readonly directory: Directory
  readonly snapshot: Snapshot
  readonly leases: Leases
  readonly ledger: Ledger
  readonly quotas: Quotas
  readonly ownEvents: OwnEvents
  readonly studio: Studio
  readonly log: Log
}

export interface RunState {
  readonly fence: number
  readonly id: string
  readonly door: Door
  /** `wanted` of the lease when the run began. */
  readonly seen: number
  readonly startedAt: Instant
  /** When the last complete run began. */
  readonly since?: Instant
  readonly mapChanged: boolean
  /** Every profile is looked at, not only those whose turn it is. */
  readonly readStudio: boolean
  readonly next: 'groups' | 'users' | 'profiles' | 'roles' | 'domains' | 'quotas' | 'finish'
  /** Within `next`: the number of the group or domain, or the place among the grants. */
  readonly cursor?: string
  readonly users: number
  readonly groups: number
  readonly profiles: number
  readonly asked: Asked
  readonly findings: readonly string[]
  /** How often in a row a service asked for patience. */
  readonly throttled: number
}

/** What one invocation works with. */
export interface Work {
  readonly ports: ComparePorts
  readonly seen: SeenAll
  /** Renews the lease when a minute has passed since it last did. Throws `LeaseLost`. */
  readonly keep: () => Promise<void>
}

export function heldBy({ fence }: RunState) {
  return { key: everyoneKey, fence }
}

/** What every event of a run carries. */
export function runFacts({ clock, map }: ComparePorts, run: RunState): RunFacts {
  const at = clock.now()
  const because = [{ eventId: run.id, door: run.door, time: run.startedAt }]
  return { runId: run.id, at, because, mapHash: map.hash }
}

/** More findings than a person reads are cut off: the first say what is wrong. */
const FINDINGS_MAX = 50

export function withFinding(run: RunState, finding: string): RunState {
  return { ...run, findings: [...run.findings, finding].slice(0, FINDINGS_MAX) }
}

export function withAsked(run: RunState, cause: Cause, count: number): RunState {
  return { ...run, asked: addAsked(run.asked, cause, count) }
}

export function goTo(run: RunState, next: RunState['next'], cursor?: string): RunState {
  const { cursor: _, ...rest } = run
  return { ...rest, next, ...(cursor === undefined ? {} : { cursor }) }
}
