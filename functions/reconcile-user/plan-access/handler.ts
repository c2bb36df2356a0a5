/** Reads what a user should have and what they have, and answers the plan. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { entitlementsOf } from '../../../core/entitlement/entitlements-of.ts'
import { needsUserName } from '../../../core/plan/needs-user-name.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type {
  Clock,
  Directory,
  Leases,
  Ledger,
  Log,
  ReconcileUserInput,
  Studio,
  Write,
} from '../../../core/ports.ts'
import type { Plan } from '../../../core/words.ts'
import { hold } from './hold.ts'
import { readGrants } from './read-grants.ts'
import { readTruth } from './read-truth.ts'

export interface PlanAccessPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly leases: Leases
  readonly ledger: Ledger
  readonly studio: Studio
  readonly map: AccessMap
  readonly log: Log
}

export interface Planned extends Plan {
  /** `wanted` as it stood before anything was read. */
  readonly seen: number
  /** What was read from the directory: written to the snapshot when the lease is released. */
  readonly reads: readonly Write[]
}

export function planAccess(ports: PlanAccessPorts) {
  return async ({ userId, fence }: ReconcileUserInput): Promise<Planned> => {
    const now = ports.clock.now()
    const { lease, user, pins } = await ports.leases.readWithUser(userId)
    const held = await hold(ports, { lease, userId, fence })
    const truth = await readTruth(ports, { userId, user, pins, fresh: held.readDirectory })
    const { map } = ports
    const { entitlements, shadowed } = entitlementsOf({ map, userId, ...truth })
    const readStudio = held.readStudio === true
    const known = await readGrants(ports, { userId, readStudio })
    const input = { map, userId, entitlements, ...known, now, because: held.because }
    const userName = needsUserName(input) ? await ports.directory.userName(userId) : undefined
    const plan = planFor({ ...input, ...(userName !== undefined && { userName }) })
    const steps = plan.steps.map((step) => `${step.kind} ${step.grant.team}`)
    const { waiting } = plan
    ports.log.info('access has been planned', { userId, fence, steps, waiting, shadowed })
    return { ...plan, seen: held.wanted, reads: truth.reads }
  }
}
