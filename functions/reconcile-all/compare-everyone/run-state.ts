/** How far a run has come: carried from one invocation to the next. It lists no user. */
import { everyoneKey } from '../../../core/lease/keys.ts'
import type {
  Clock,
  Directory,
  Leases,
  Ledger,
  Log,
  Snapshot,
  Studio,
} from '../../../core/ports.ts'
import { type Asked, addAsked, type Cause } from '../../../core/reconcile-all/run.ts'
import type { Door, Instant } from '../../../core/words.ts'
import type { GroupPorts } from '../../support/read-group.ts'
import type { SeenAll } from './read-snapshot.ts'

export interface ComparePorts extends GroupPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly snapshot: Snapshot
  readonly leases: Leases
  readonly ledger: Ledger
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
  readonly next: 'groups' | 'users' | 'profiles' | 'roles' | 'finish'
  /** Within `next`: the number of the group, or the place among the grants. */
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
