/** Releases the lease, writes down that the run was complete, and says so where alarms hear it. */
import { metric } from '../../../core/deployed-names.ts'
import { everyoneKey } from '../../../core/lease/keys.ts'
import { findingEvents, mendedEvents } from '../../../core/own-events/of-run.ts'
import type { FullReconciliation } from '../../../core/reconcile-all/run.ts'
import { metricFacts } from '../../support/metrics.ts'
import { type ComparePorts, heldBy, type RunState, runFacts } from './run-state.ts'

/**
 * The run as it was recorded; undefined when more was asked for meanwhile: go round again.
 *
 * @param lastRun the last one that was complete: its findings have been told
 */
export async function finish(
  ports: ComparePorts,
  run: RunState,
  lastRun: FullReconciliation | undefined,
): Promise<FullReconciliation | undefined> {
  const now = ports.clock.now()
  const { id, startedAt, users, groups, profiles, asked, findings } = run
  const record: FullReconciliation = {
    id,
    startedAt,
    finishedAt: now,
    mapHash: ports.map.hash,
    users,
    groups,
    profiles,
    asked,
    findings,
  }
  const facts = runFacts(ports, run)
  const found = findingEvents(facts, findings, lastRun?.findings ?? [])
  await ports.ownEvents.publish([...mendedEvents(facts, asked), ...found])
  const writes = [{ kind: 'full reconciliation', run: record } as const]
  const { released } = await ports.leases.release(heldBy(run), { seen: run.seen, now, writes })
  if (!released) return undefined
  for (const [cause, count] of Object.entries(asked))
    ports.log.info('users have been asked for', {
      ...metricFacts({ name: metric.mendings, value: count, now, dimensions: { Cause: cause } }),
    })
  ports.log.info('everyone has been compared', {
    ...record,
    ...metricFacts({ name: metric.fullReconciliations, value: 1, now }),
  })
  return record
}

/** The same holder begins anew, for what was asked meanwhile; whom it asked for still counts. */
export async function again(ports: ComparePorts, run: RunState): Promise<RunState> {
  const lease = await ports.leases.read(everyoneKey)
  const { cursor: _, ...rest } = run
  return {
    ...rest,
    seen: lease?.wanted ?? run.seen,
    readStudio: run.readStudio || lease?.readStudio === true,
    next: 'groups',
    users: 0,
    groups: 0,
    profiles: 0,
    findings: [],
  }
}
