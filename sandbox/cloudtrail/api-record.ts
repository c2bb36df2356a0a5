/** The record that most services leave of a call: its members in camel case, reads unanswered. */
import type { Call, Outcome } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import { isReadOnly } from './rows.ts'
import { userIdentityOf } from './user-identity.ts'

/**
 * A `record` for services of that event source. Members in camel case are inferred where no
 * verbatim record was found. A read and a failure leave no response.
 */
export function apiRecorder(eventSource: string) {
  return (action: string, input: unknown, outcome: Outcome, call: Call): void => {
    const readOnly = isReadOnly(eventSource, action)
    integrations.of(call.world).recordTrail({
      eventSource,
      eventName: action,
      eventVersion: '1.08',
      readOnly,
      userIdentity: userIdentityOf(call.caller),
      requestParameters: membersOf(input),
      responseElements: readOnly || !outcome.ok ? null : membersOf(outcome.output),
      ...(!outcome.ok && { errorCode: outcome.error.code, errorMessage: outcome.error.message }),
      userAgent: call.userAgent,
      accountId: call.accountId,
      region: call.region,
      extra: { requestID: call.requestId },
    })
  }
}

/** Null when there are none. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    camelCased(member),
  ])
  return members.length === 0 ? null : Object.fromEntries(members)
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased)
  if (typeof value === 'object' && value !== null) return membersOf(value) ?? {}
  return value
}
