/** What a relayed role assumption says, field by field, before anybody judges it. */
import { type RelayedEvent, readRelayed } from '../event/read-relayed.ts'
import { webIdentityFields } from '../event/relayed.ts'
import type { AssumptionDoor, AuditRecord } from './record.ts'

/** The record without its verdict, and before it is written. */
export type AssumptionFacts = Omit<AuditRecord, 'verdict' | 'explanation' | 'grant' | 'recordedAt'>

/** The optional fields of the facts that are one relayed field as it stands. */
const copied = [
  'sharedEventId',
  'roleArn',
  'roleSessionName',
  'sourceIdentity',
  'assumedRoleArn',
  'accessKeyId',
  'subject',
  'audience',
  'samlAssertionId',
  'sourceIpAddress',
  'errorCode',
] as const

type Assumption = RelayedEvent<keyof typeof webIdentityFields>

/** Takes what the hub's rules relay. Throws `EventUnreadable` with the place in the event. */
export function parseAssumption(event: unknown): AssumptionFacts {
  const relayed = readRelayed(event, webIdentityFields)
  const identityProvider = relayed.optional('oidcProvider') ?? relayed.optional('samlProviderArn')
  const userId = relayed.optional('onBehalfOfUserId')
  return {
    eventId: relayed.required('eventId'),
    time: relayed.time(),
    accountId: relayed.optional('recipientAccountId') ?? relayed.required('account'),
    region: relayed.required('region'),
    eventSource: relayed.required('eventSource'),
    eventName: relayed.required('eventName'),
    door: doorOf(relayed),
    ...Object.fromEntries(
      copied.flatMap((name) => {
        const value = relayed.optional(name)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    ...portalRole(relayed),
    ...(identityProvider !== undefined && { identityProvider }),
    ...(userId !== undefined && { userId }),
  }
}

function doorOf(relayed: Assumption): AssumptionDoor {
  const source = relayed.required('eventSource')
  const name = relayed.required('eventName')
  switch (`${source} ${name}`) {
    case 'sts.amazonaws.com AssumeRole':
      return isSageMaker(relayed.optional('invokedBy')) ? 'sagemaker' : 'assume-role'
    case 'sts.amazonaws.com AssumeRoleWithWebIdentity':
      return 'web-identity'
    case 'sts.amazonaws.com AssumeRoleWithSAML':
      return 'saml'
    case 'sso.amazonaws.com GetRoleCredentials':
      return 'portal'
    default:
      throw relayed.unreadable('eventName', `"${name}" of ${source}, no role assumption`)
  }
}

/** By prefix: no record of SageMaker's own was found, so its exact name is assumed. */
function isSageMaker(invokedBy: string | undefined): boolean {
  return invokedBy?.startsWith('sagemaker') ?? false
}

/**
 * Of the portal's service event: a permission set's name, not a role's, and the account it is used
 * in.
 */
function portalRole(relayed: Assumption): Pick<AssumptionFacts, 'portalRole'> {
  const name = relayed.optional('portalRoleName')
  const accountId = relayed.optional('portalAccountId')
  if (name === undefined || accountId === undefined) return {}
  return { portalRole: { name, accountId } }
}
