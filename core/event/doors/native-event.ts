/**
 * The Identity Store's own events, told apart from CloudTrail's by their detail-type. Their list
 * and their detail are not established: the ARNs of what changed are read, and nothing else.
 */
import type { ReconcileRequest } from '../../words.ts'
import { arnOf, request } from '../identity-store-id.ts'
import type { RelayedEvent } from '../read-relayed.ts'
import type { nativeDirectoryFields } from '../relayed.ts'
import type { Reading } from './door-reader.ts'

type NativeEvent = RelayedEvent<keyof typeof nativeDirectoryFields>

export const nativeSource = 'aws.identitystore'
/** `User Created`, `Group Updated`, ... */
const ours = /^(User|Group)( \w+)+$/

export function isNative(source: string, detailType: string): boolean {
  return source === nativeSource && !detailType.endsWith(' via CloudTrail')
}

/** Users if any are named, else groups, else memberships: the id of one may be gone already. */
export function readNative(event: NativeEvent): Reading {
  const detailType = event.required('detailType')
  if (!ours.test(detailType)) throw event.unreadable('detailType', `"${detailType}", not known`)
  const named = (['resource0', 'resource1', 'resource2'] as const).flatMap((name) => {
    const arn = arnOf(event.optional(name) ?? '')
    return arn ? [request(arn.kind, arn.id)] : []
  })
  const requests = narrowest(named)
  if (requests.length === 0)
    throw event.unreadable('resource0', 'no ARN of a user, a group or a membership')
  const removal = / (Deleted|Removed)$/.test(detailType) || detailType === 'User Updated'
  return { requests, removal }
}

function narrowest(named: readonly ReconcileRequest[]): ReconcileRequest[] {
  for (const kind of ['user', 'group'] as const) {
    const ofKind = named.filter((one) => one.kind === kind)
    if (ofKind.length > 0) return ofKind
  }
  return [...named]
}
