/**
 * Starts what is due: requests that found no place, leases whose holder died, ended grace periods.
 */
import type { Clock, Leases, Log, Wait, Workflows } from '../../../core/ports.ts'
import { startDue } from './start-due.ts'

/** Of the function's minute: after these it leaves the rest to the next sweep. */
const PATIENCE_MS = 40_000

export interface Swept {
  readonly due: number
  readonly started: number
}

export interface SweepPorts {
  readonly clock: Clock
  readonly wait: Wait
  readonly leases: Leases
  readonly workflows: Workflows
  readonly log: Log
}

/** Looks again, removals first, as soon as others may begin, until nobody waits for that. */
export function sweepLeases(ports: SweepPorts) {
  return async (): Promise<Swept> => {
    const { clock, log } = ports
    const patientUntil = clock.now() + PATIENCE_MS
    let due = 0
    let started = 0
    for (;;) {
      const look = await startDue(ports)
      due = Math.max(due, look.due)
      started += look.started
      const { until } = look
      if (until === undefined || until > patientUntil) break
      await ports.wait(Math.max(0, until - clock.now()))
      if (clock.now() < until) break
    }
    if (due > 0) log.info('due leases have been swept', { due, started })
    return { due, started }
  }
}
