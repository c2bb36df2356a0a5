/** Writes one role assumption to the audit log, with the entitlement that explains it, or none. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { parseAssumption } from '../../../core/audit/parse-assumption.ts'
import { verdictOf } from '../../../core/audit/verdict.ts'
import { assumptionEvents } from '../../../core/own-events/of-assumption.ts'
import type { AuditLog, Clock, Ledger, Log, OwnEvents } from '../../../core/ports.ts'

export interface Recorded {
  readonly eventId: string
  readonly verdict: string
  /** False when the event was recorded before. */
  readonly appended: boolean
}

export function recordRoleAssumption(ports: {
  readonly clock: Clock
  readonly ledger: Ledger
  readonly auditLog: AuditLog
  readonly ownEvents: OwnEvents
  readonly map: AccessMap
  readonly log: Log
}) {
  return async (event: unknown): Promise<Recorded> => {
    const facts = parseAssumption(event)
    const { sourceIdentity } = facts
    const grant = sourceIdentity ? await ports.ledger.grantWithProfile(sourceIdentity) : undefined
    const versions = grant ? await ports.ledger.versionsOf(grant.userId) : []
    const judged = verdictOf(facts, versions)
    const recordedAt = ports.clock.now()
    const mapHash = ports.map.hash
    // Before the record: a finding that is recorded has been told, twice if need be.
    await ports.ownEvents.publish(assumptionEvents({ facts, judged, at: recordedAt, mapHash }))
    const appended = await ports.auditLog.append({ ...facts, ...judged, recordedAt })
    const { eventId } = facts
    const { verdict } = judged
    ports.log.info('role assumption has been recorded', { eventId, verdict, appended })
    return { eventId, verdict, appended }
  }
}
