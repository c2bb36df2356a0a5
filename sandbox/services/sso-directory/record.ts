/** What the console's directory actions leave in CloudTrail. */
import { isReadOnly, rowOf } from '../../cloudtrail/rows.ts'
import { userIdentityOf } from '../../cloudtrail/user-identity.ts'
import { consoleTrailDate, HIDDEN, hideTexts } from '../../directory/redaction.ts'
import { integrations } from '../../world/integrations.ts'
import type { Call, Outcome } from '../service.ts'

const eventSource = 'sso-directory.amazonaws.com'

/**
 * Shaped as records that were seen: AddMemberToGroup and CreateGroup of 2023 with the names hidden
 * as since July 2025, DisableUser and EnableUser of 2023. RemoveMemberFromGroup is shaped as
 * AddMemberToGroup and DeleteUser as DisableUser (consumers read them so); CreateUser, UpdateUser,
 * UpdateGroup and DeleteGroup are inferred from their neighbours.
 */
export function recordSsoDirectory(
  action: string,
  input: unknown,
  outcome: Outcome,
  call: Call,
): void {
  integrations.of(call.world).recordTrail({
    eventVersion: '1.08',
    eventSource,
    eventName: action,
    readOnly: isReadOnly(eventSource, action),
    userIdentity: userIdentityOf(call.caller),
    requestParameters: requestParameters(input, known(action)),
    responseElements: outcome.ok ? responseElements(outcome.output) : null,
    ...(!outcome.ok && { errorCode: outcome.error.code, errorMessage: outcome.error.message }),
    userAgent: call.userAgent,
    accountId: call.accountId,
    region: call.region,
    extra: {
      requestID: call.requestId,
      tlsDetails: {
        tlsVersion: 'TLSv1.2',
        cipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256',
        clientProvidedHostHeader: `up.sso.${call.region}.amazonaws.com`,
      },
      sessionCredentialFromConsole: 'true',
    },
  })
}

const ids = ['IdentityStoreId', 'UserId', 'GroupId', 'MemberId']

/** What a console's request may hold is known of some operations only. */
function known(action: string): (name: string) => boolean {
  const members = rowOf(eventSource, action)?.requestParameters ?? []
  return (name) => members === 'model' || members.includes(name)
}

function requestParameters(
  input: unknown,
  isKnown: (name: string) => boolean = () => true,
): Readonly<Record<string, unknown>> {
  const members = membersOf(input).filter(([name]) => isKnown(small(name)))
  return Object.fromEntries(
    members.map(([name, value]) => [small(name), requestMember(name, value)]),
  )
}

function requestMember(name: string, value: unknown): unknown {
  if (name === 'Member') return requestParameters(value)
  if (ids.includes(name) && typeof value === 'string' && /^[\w-]+$/.test(value)) return value
  return name === 'Name' ? hiddenName(value) : HIDDEN
}

function hiddenName(value: unknown): unknown {
  return Object.fromEntries(membersOf(value).map(([name, part]) => [small(name), hideTexts(part)]))
}

function responseElements(output: object | undefined): Readonly<Record<string, unknown>> | null {
  const [created] = membersOf(output)
  if (created === undefined) return null
  const [kind, thing] = created
  const parts = new Map(membersOf(thing))
  if (kind === 'Group')
    return {
      group: {
        groupId: parts.get('GroupId'),
        displayName: HIDDEN,
        groupAttributes: parts.has('Description') ? { description: { stringValue: HIDDEN } } : {},
        meta: meta(parts.get('Meta')),
      },
    }
  return {
    user: { userId: parts.get('UserId'), userName: HIDDEN, meta: meta(parts.get('Meta')) },
  }
}

function meta(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    membersOf(value).map(([name, part]) => [
      small(name),
      typeof part === 'number' ? consoleTrailDate(part * 1000) : part,
    ]),
  )
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
