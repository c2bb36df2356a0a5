/** Why a grant is as it is, in words: the group, the line of the map, the event and its door. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { givesAccess } from '../../core/audit/gives-access.ts'
import type { EntitlementReason, Grant } from '../../core/words.ts'
import { instant } from './output.ts'

export interface Naming {
  readonly file: string
  readonly map: AccessMap
}

/** Lines are those of the map the grant was made by, which may be an earlier one. */
export function groundOf(grant: Grant, { file, map }: Naming): string {
  if (!givesAccess(grant)) return 'no line of the map gave it any more'
  const { group, line } = grant.reason
  const place =
    grant.mapHash === map.hash
      ? `${file}:${line}`
      : `line ${line} of the map ${grant.mapHash.slice(0, 12)}`
  return `in group ${group} (${place})`
}

export function entitledBy({ group, line }: EntitlementReason, file: string): string {
  return `in group ${group} (${file}:${line})`
}

/** For example `scim event 5f3e... of 2026-11-21 14:03:07Z`. */
export function causesOf({ because }: Grant): string {
  if (because.length === 0) return 'nothing that was noted'
  return because
    .map(({ door, eventId, time }) => `${door} event ${eventId} of ${instant(time)}`)
    .join(', ')
}
