/** How rules of others name Rollcall's own events. */
import type { OwnEventKind } from './schemas.ts'

/** Source of all of them. */
export const ownSource = 'rollcall'

export const detailTypes: Readonly<Record<OwnEventKind, string>> = {
  granted: 'Access Granted',
  changed: 'Access Changed',
  suspended: 'Access Suspended',
  resumed: 'Access Resumed',
  archived: 'Data Archived',
  deprovisioned: 'Access Deprovisioned',
  restored: 'Access Restored',
  held: 'Suspension Held',
  approved: 'Hold Approved',
  refused: 'Hold Refused',
  waiting: 'Access Waiting',
  'wait ended': 'Wait Ended',
  mended: 'Access Mended',
  finding: 'Finding Made',
  frozen: 'Changes Frozen',
  unfrozen: 'Freeze Lifted',
  'deny list full': 'Deny List Full',
}
