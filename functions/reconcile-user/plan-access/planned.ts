/** What planning needs, and what it answers. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type {
  Clock,
  Directory,
  Guard,
  Leases,
  Ledger,
  Log,
  OwnEvents,
  Studio,
  Workflows,
  Write,
} from '../../../core/ports.ts'
import type { Plan } from '../../../core/words.ts'

export interface PlanAccessPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly guard: Guard
  readonly leases: Leases
  readonly ledger: Ledger
  readonly ownEvents: OwnEvents
  readonly studio: Studio
  readonly workflows: Workflows
  readonly map: AccessMap
  readonly log: Log
}

export interface Planned extends Plan {
  /** `wanted` as it stood before anything was read. */
  readonly seen: number
  /** What was read from the directory, and who waits: written when the lease is released. */
  readonly reads: readonly Write[]
  /** Something waits that is due already: the lease's causes stay. */
  readonly undone: boolean
}
