/** What the Identity Store's actions leave in CloudTrail. */
import { isReadOnly } from '../../cloudtrail/rows.ts'
import { userIdentityOf } from '../../cloudtrail/user-identity.ts'
import { HIDDEN } from '../../directory/redaction.ts'
import { integrations } from '../../world/integrations.ts'
import type { Call, Outcome } from '../service.ts'

const eventSource = 'identitystore.amazonaws.com'

/** Members that say which thing was meant, never who it is. */
const shown = [
  'identityStoreId',
  'userId',
  'groupId',
  'groupIds',
  'membershipId',
  'memberId',
  'maxResults',
  'operations',
  'filters',
  'alternateIdentifier',
  'uniqueAttribute',
  'attributePath',
]

/**
 * The record goes to the caller's account. Members are in camel case and reads answer nothing, as
 * in the CreateGroupMembership records that were seen; that names, addresses, external ids and
 * everything else personal is hidden member by member is inferred from AWS's own description.
 */
export function recordIdentityStore(
  action: string,
  input: unknown,
  outcome: Outcome,
  call: Call,
): void {
  const readOnly = isReadOnly(eventSource, action)
  integrations.of(call.world).recordTrail({
    eventVersion: '1.08',
    eventSource,
    eventName: action,
    readOnly,
    userIdentity: userIdentityOf(call.caller),
    requestParameters: hiddenMembers(input),
    responseElements: readOnly || !outcome.ok ? null : hiddenMembers(outcome.output),
    ...(!outcome.ok && { errorCode: outcome.error.code, errorMessage: outcome.error.message }),
    userAgent: call.userAgent,
    accountId: call.accountId,
    region: call.region,
    extra: {
      requestID: call.requestId,
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        clientProvidedHostHeader: `identitystore.${call.region}.amazonaws.com`,
      },
    },
  })
}

/** Null when there are none. */
function hiddenMembers(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null
  const members = Object.entries(value).map(([name, member]) => {
    const camelCase = name.charAt(0).toLowerCase() + name.slice(1)
    return [camelCase, shown.includes(camelCase) ? shownValue(member) : HIDDEN]
  })
  return members.length === 0 ? null : Object.fromEntries(members)
}

function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownValue)
  if (typeof value === 'object' && value !== null) return hiddenMembers(value) ?? {}
  // Whoever sends an address in place of an id does not get it into a record.
  return typeof value === 'string' && !/^[\w:.-]+$/.test(value) ? HIDDEN : value
}
