/** Fills in what CloudTrail adds to a record and puts its members in the documented order. */
import type { TrailRecord } from '../contracts.ts'
import type { World } from '../world/world.ts'

/** A record as a rule sees it in `detail`. */
export type CloudTrailRecord = Readonly<Record<string, unknown>> & {
  readonly eventSource: string
  readonly eventName: string
  readonly eventTime: string
  readonly eventID: string
  readonly eventType: string
  readonly awsRegion: string
  readonly recipientAccountId: string
  readonly readOnly: boolean
}

/** As in AWS's samples (IAM user guide, cloudtrail-integration; Identity Center user guide). */
const order = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'requestID',
  'eventID',
  'readOnly',
  'resources',
  'eventType',
  'managementEvent',
  'recipientAccountId',
  'sharedEventID',
  'serviceEventDetails',
  'vpcEndpointId',
  'eventCategory',
  'tlsDetails',
  'sessionCredentialFromConsole',
]

/**
 * Members of `record.extra` win over what is filled in; those unknown to the order come last.
 * Service events carry no `tlsDetails`, as in the one real sample.
 */
export function completeRecord(world: World, record: TrailRecord): CloudTrailRecord {
  const region = record.region ?? world.region
  const eventType = record.eventType ?? 'AwsApiCall'
  const members = {
    eventVersion: record.eventVersion ?? '1.11',
    userIdentity: record.userIdentity,
    eventTime: isoSeconds(world.clock.now()),
    eventSource: record.eventSource,
    eventName: record.eventName,
    awsRegion: region,
    sourceIPAddress: record.sourceIPAddress ?? '127.0.0.1',
    userAgent: record.userAgent ?? 'AWS Internal',
    ...(record.errorCode !== undefined && { errorCode: record.errorCode }),
    ...(record.errorMessage !== undefined && { errorMessage: record.errorMessage }),
    requestParameters: record.requestParameters,
    responseElements: record.responseElements,
    requestID: world.random.uuid(),
    eventID: world.random.uuid(),
    readOnly: record.readOnly,
    eventType,
    managementEvent: true,
    recipientAccountId: record.accountId ?? world.accountId,
    eventCategory: 'Management',
    ...(eventType === 'AwsApiCall' && { tlsDetails: tlsDetails(record.eventSource, region) }),
    ...record.extra,
  }
  return inOrder(members)
}

function inOrder(members: CloudTrailRecord): CloudTrailRecord {
  const ordered: Record<string, unknown> = {}
  for (const name of order) if (Object.hasOwn(members, name)) ordered[name] = members[name]
  return Object.assign(ordered, members)
}

function tlsDetails(eventSource: string, region: string): Readonly<Record<string, string>> {
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: `${hostPrefix(eventSource)}.${region}.amazonaws.com`,
  }
}

/** Two services answer at another name than their event source, as their samples show. */
function hostPrefix(eventSource: string): string {
  const prefix = eventSource.replace(/\.amazonaws\.com$/, '')
  return { 'identitystore-scim': 'scim', 'sso-oauth': 'oidc' }[prefix] ?? prefix
}

/** ISO 8601 without milliseconds. */
export function isoSeconds(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
