/** Reads what a user should have and what they have, and answers the plan. */
import { entitlementsOf } from '../../../core/entitlement/entitlements-of.ts'
import { waitsForStudio } from '../../../core/own-events/of-waiting.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { ReconcileUserInput } from '../../../core/ports.ts'
import type { Instant } from '../../../core/words.ts'
import { askForOwners } from './ask-for-owners.ts'
import { hold } from './hold.ts'
import { keepBack } from './keep-back.ts'
import type { PlanAccessPorts, Planned } from './planned.ts'
import { readGrants } from './read-grants.ts'
import { readNames } from './read-names.ts'
import { readTruth } from './read-truth.ts'
import { tellWaiting } from './tell-waiting.ts'

export interface PlanInput extends ReconcileUserInput {
  /** Look at every profile, though nobody asked for it: one was found to be somebody else's. */
  readonly readStudio?: boolean
}

export function planAccess(ports: PlanAccessPorts) {
  const notFound = new Map<string, Instant>()
  return async ({ userId, fence, readStudio: told = false }: PlanInput): Promise<Planned> => {
    const now = ports.clock.now()
    const { lease, user, pins, freeze, comparedMap, ...noted } =
      await ports.leases.readWithUser(userId)
    const held = await hold(ports, { lease, userId, fence })
    const look = { userId, user, pins, comparedMap, fresh: held.readDirectory }
    const truth = await readTruth({ ...ports, notFound }, look)
    const { map } = ports
    const { entitlements, shadowed } = entitlementsOf({ map, userId, ...truth })
    const readStudio = told || held.readStudio === true || waitsForStudio(user?.waitsFor)
    const known = await readGrants(ports, { userId, readStudio })
    const input = { map, userId, entitlements, ...known, now, because: held.because }
    const names = await readNames(ports, { ...input, ...noted, pins: truth.pins })
    await askForOwners(ports, { ...input, ...names })
    const restored = truth.status === 'enabled' ? user?.restored : undefined
    const wanted = planFor({ ...input, ...names, ...noted, ...(restored && { restored }) })
    const { because } = held
    const kept = await keepBack(ports, wanted, { ...truth, ...known, user, freeze, now, because })
    const { undone, writes } = kept
    const facts = { plan: kept.plan, user, held: kept.held, fence, now, because }
    const { plan, notes } = await tellWaiting(ports, facts)
    const steps = plan.steps.map((step) => `${step.kind} ${step.grant.team}`)
    const { waiting } = plan
    ports.log.info('access has been planned', { userId, fence, steps, waiting, shadowed })
    return {
      ...plan,
      seen: held.wanted,
      reads: [...truth.reads, ...writes, ...notes],
      undone: undone || wanted.undone === true,
    }
  }
}
