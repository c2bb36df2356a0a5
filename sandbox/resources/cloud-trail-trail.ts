/**
 * AWS::CloudTrail::Trail: decides what EventBridge hears; no log file is written.
 * `IncludeGlobalServiceEvents` is taken as true when absent, the default of CreateTrail.
 */
import { createTrail, type EventSelector } from '../cloudtrail/trails.ts'
import { AwsError } from '../services/service.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

const noFiles = 'no log file is written here'

export const resource: ResourceType = {
  type: 'AWS::CloudTrail::Trail',
  honoured: [
    'TrailName',
    'IsLogging',
    'IsMultiRegionTrail',
    'IsOrganizationTrail',
    'IncludeGlobalServiceEvents',
    'EventSelectors[].ReadWriteType',
    'EventSelectors[].IncludeManagementEvents',
    'EventSelectors[].ExcludeManagementEventSources[]',
  ],
  withoutEffect: {
    CloudWatchLogsLogGroupArn: 'records are not sent to CloudWatch Logs here',
    CloudWatchLogsRoleArn: 'records are not sent to CloudWatch Logs here',
    EnableLogFileValidation: noFiles,
    'EventSelectors[].DataResources': 'services here leave no data events',
    InsightSelectors: 'insights are not made here',
    KMSKeyId: noFiles,
    S3BucketName: noFiles,
    S3KeyPrefix: noFiles,
    SnsTopicName: noFiles,
    Tags: 'tags of trails decide nothing here',
  },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = String(properties.TrailName ?? physicalName(input, world))
    const arn = `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`
    createTrail(world, {
      name,
      arn,
      accountId,
      region,
      isLogging: isTrue(properties.IsLogging),
      isMultiRegionTrail: isTrue(properties.IsMultiRegionTrail),
      isOrganizationTrail: isTrue(properties.IsOrganizationTrail),
      includeGlobalServiceEvents: isTrue(properties.IncludeGlobalServiceEvents ?? true),
      eventSelectors: readSelectors(properties.EventSelectors),
    })
    return { ref: name, attributes: { Arn: arn } }
  },
}

/** Templates may write truth as a text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

function readSelectors(value: unknown): EventSelector[] {
  const given = Array.isArray(value) ? value : []
  if (given.length > 5)
    throw new AwsError('InvalidEventSelectorsException', 'a trail has at most 5 event selectors')
  return given.map((selector: Readonly<Record<string, unknown>>, index) => {
    const type = selector.ReadWriteType ?? 'All'
    if (type !== 'All' && type !== 'ReadOnly' && type !== 'WriteOnly')
      throw new AwsError(
        'InvalidEventSelectorsException',
        `EventSelectors[${index}].ReadWriteType must be All, ReadOnly or WriteOnly`,
      )
    const excluded = selector.ExcludeManagementEventSources
    return {
      readWriteType: type,
      includeManagementEvents: isTrue(selector.IncludeManagementEvents ?? true),
      excludeManagementEventSources: Array.isArray(excluded) ? excluded.map(String) : [],
    }
  })
}
