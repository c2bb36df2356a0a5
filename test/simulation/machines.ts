/** The real workflows over the real handlers. */
import { readFileSync } from 'node:fs'
import { groupKey } from '../../core/lease/keys.ts'
import { requestReconciliation } from '../../functions/directory-change/request-reconciliation/handler.ts'
import { compareEveryone } from '../../functions/reconcile-all/compare-everyone/handler.ts'
import { readGroupInFull } from '../../functions/reconcile-group/read-group/handler.ts'
import { writeDenyList } from '../../functions/reconcile-role/write-deny-list/handler.ts'
import { applyStep } from '../../functions/reconcile-user/apply-step/handler.ts'
import { lookAtData } from '../../functions/reconcile-user/look-at-data/handler.ts'
import { lookAtStep } from '../../functions/reconcile-user/look-at-step/handler.ts'
import { planAccess } from '../../functions/reconcile-user/plan-access/handler.ts'
import { releaseLease } from '../../functions/reconcile-user/release-lease/handler.ts'
import { sweepLeases } from '../../functions/schedule/sweep-leases/handler.ts'
import { loadMachine, type Machine, StateError } from '../../sandbox/machines/interpreter.ts'

type Handler = (input: never) => Promise<unknown>
type Ports = Parameters<typeof requestReconciliation>[0] &
  Parameters<typeof planAccess>[0] &
  Parameters<typeof applyStep>[0] &
  Parameters<typeof lookAtStep>[0] &
  Parameters<typeof lookAtData>[0] &
  Parameters<typeof writeDenyList>[0] &
  Parameters<typeof compareEveryone>[0] &
  Parameters<typeof sweepLeases>[0]

export const groupLease = groupKey

/** Functions by the name the workflows give them. */
export function handlersOf(ports: Ports): Readonly<Record<string, Handler>> {
  return {
    RequestReconciliation: requestReconciliation(ports),
    ReadGroup: readGroupInFull(ports),
    WriteDenyList: writeDenyList(ports),
    PlanAccess: planAccess(ports),
    ApplyStep: applyStep(ports),
    LookAtStep: lookAtStep(ports),
    LookAtData: lookAtData(ports),
    ReleaseLease: releaseLease(ports),
    SweepLeases: sweepLeases(ports),
    CompareEveryone: compareEveryone(ports),
  }
}

export function machine(name: string): Machine {
  const file = new URL(`../../workflows/${name}.asl.json`, import.meta.url)
  return loadMachine(readFileSync(file, 'utf8'))
}

/** As Lambda does: JSON in, JSON out, and an error under its own name. */
export async function invoke(
  handlers: Readonly<Record<string, Handler>>,
  functionName: string,
  payload: unknown,
): Promise<unknown> {
  const name = functionName.replace(/^\$\{(.*)\}$/, '$1')
  const handler = handlers[name]
  if (!handler) throw new Error(`no handler for ${functionName}`)
  try {
    const answer = await handler(JSON.parse(JSON.stringify(payload)) as never)
    return { Payload: answer === undefined ? null : JSON.parse(JSON.stringify(answer)) }
  } catch (error) {
    if (error instanceof Error) throw new StateError(error.name, error.message)
    throw error
  }
}
