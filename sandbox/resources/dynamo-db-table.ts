/** AWS::DynamoDB::Table. */
import { makeTable, type TableProperties, tableSettings } from '../dynamodb/table-resource.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::DynamoDB::Table',
  honoured: [
    ...tableSettings.honoured,
    'DeletionProtectionEnabled',
    'PointInTimeRecoverySpecification.*',
    'ProvisionedThroughput.*',
    'GlobalSecondaryIndexes[].ProvisionedThroughput.*',
    'Tags[].*',
  ],
  withoutEffect: {
    ...tableSettings.withoutEffect,
    WarmThroughput: 'the sandbox serves any throughput at once',
    OnDemandThroughput: 'throughput has no limit here',
    'GlobalSecondaryIndexes[].OnDemandThroughput': 'throughput has no limit here',
    'GlobalSecondaryIndexes[].ContributorInsightsSpecification':
      'CloudWatch insights are not served',
    ContributorInsightsSpecification: 'CloudWatch insights are not served',
    KinesisStreamSpecification: 'streams are not served',
    ResourcePolicy: 'policies on tables are not evaluated',
    TableClass: 'the class decides only the price',
  },
  create: (input, world) => makeTable(input.properties as unknown as TableProperties, input, world),
}
