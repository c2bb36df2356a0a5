/**
 * Which events need a rule in state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`: read-only
 * management events that CloudTrail delivered (user guide, eb-service-event-cloudtrail and
 * eb-service-event-cloudtrail-management). Data events need no such state.
 */
import type { BusEvent } from '../contracts.ts'

export function isReadOnlyManagementEvent(event: BusEvent): boolean {
  const { detail } = event
  if (!event['detail-type'].endsWith(' via CloudTrail')) return false
  if (detail.managementEvent === false) return false
  return detail.readOnly === true || isListed(detail.eventSource, detail.eventName)
}

/**
 * Read-only calls whose names do not begin with Describe, Get or List: the rows of
 * eb-service-management-event-list for the services that occur in a sandbox.
 */
const listed: Readonly<Record<string, readonly string[]>> = {
  'sts.amazonaws.com': [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'DecodeAuthorizationMessage',
  ],
  'sso.amazonaws.com': ['IsMemberInGroup', 'SearchGroups', 'SearchUsers'],
  'sso-directory.amazonaws.com': ['IsMemberInGroup', 'SearchGroups', 'SearchUsers'],
  'identitystore.amazonaws.com': ['IsMemberInGroups'],
  'sagemaker.amazonaws.com': [
    'BatchDescribeModelPackage',
    'DeleteModelCard',
    'QueryLineage',
    'RenderUiTemplate',
    'Search',
  ],
  'iam.amazonaws.com': [
    'GenerateCredentialReport',
    'GenerateOrganizationsAccessReport',
    'GenerateServiceLastAccessedDetails',
    'SimulateCustomPolicy',
    'SimulatePrincipalPolicy',
  ],
  'kms.amazonaws.com': [
    'Decrypt',
    'Encrypt',
    'GenerateDataKey',
    'GenerateDataKeyPair',
    'GenerateDataKeyPairWithoutPlaintext',
    'GenerateDataKeyWithoutPlaintext',
    'GenerateMac',
    'GenerateRandom',
    'ReEncrypt',
    'Sign',
    'Verify',
    'VerifyMac',
  ],
  'events.amazonaws.com': ['TestEventPattern', 'TestScheduleExpression'],
  'cloudtrail.amazonaws.com': ['LookupEvents'],
  'logs.amazonaws.com': ['FilterLogEvents'],
  'secretsmanager.amazonaws.com': ['ValidateResourcePolicy'],
}

function isListed(eventSource: unknown, eventName: unknown): boolean {
  if (typeof eventSource !== 'string' || typeof eventName !== 'string') return false
  return Object.hasOwn(listed, eventSource) && (listed[eventSource]?.includes(eventName) ?? false)
}
