/**
 * IAM's account access manager, which assigns roles to directory users and groups. Neither its
 * event source nor its events' shape is established: a user or group that can be recognised is
 * looked at, anything else is of no interest, since an assignment changes no entitlement.
 */
import type { ReconcileRequest } from '../../words.ts'
import { idOf, request } from '../identity-store-id.ts'
import type { DirectoryEvent, Reading } from './door-reader.ts'

export const accountAccess = {
  door: 'account-access',
  /** Assumed from the API's namespace. */
  eventSources: ['account-access.amazonaws.com'],
} as const

export function readAccountAccess(event: DirectoryEvent): Reading | undefined {
  const requests = [...named(event), ...principal(event)]
  const removal = /^(Delete|Remove|Disassociate|Revoke)/.test(event.required('eventName'))
  return requests.length > 0 ? { requests, removal } : undefined
}

function named(event: DirectoryEvent): ReconcileRequest[] {
  return [
    ...recognised('user', event.optional('userId')),
    ...recognised('group', event.optional('groupId')),
  ]
}

function principal(event: DirectoryEvent): ReconcileRequest[] {
  const kind = event.optional('principalType') === 'GROUP' ? 'group' : 'user'
  return recognised(kind, event.optional('principalId'))
}

function recognised(kind: 'user' | 'group', text: string | undefined): ReconcileRequest[] {
  const id = text === undefined ? undefined : idOf(kind, text)
  return id === undefined ? [] : [request(kind, id)]
}
