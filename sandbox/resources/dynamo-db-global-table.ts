/** AWS::DynamoDB::GlobalTable, as TableV2 of aws-cdk-lib emits it, with its one replica here. */
import { makeTable, type TableProperties, tableSettings } from '../dynamodb/table-resource.ts'
import type { ResourceType } from './resource-type.ts'

interface Properties extends TableProperties {
  readonly Replicas: ReadonlyArray<TableProperties & { readonly Region: string }>
}

export const resource: ResourceType = {
  type: 'AWS::DynamoDB::GlobalTable',
  honoured: [
    ...tableSettings.honoured,
    'Replicas[].Region',
    'Replicas[].DeletionProtectionEnabled',
    'Replicas[].PointInTimeRecoverySpecification.*',
    'Replicas[].Tags[].*',
    'Replicas[].GlobalSecondaryIndexes[].IndexName',
  ],
  withoutEffect: {
    ...tableSettings.withoutEffect,
    WarmThroughput: 'the sandbox serves any throughput at once',
    'GlobalSecondaryIndexes[].WriteOnDemandThroughputSettings': 'throughput has no limit here',
    WriteOnDemandThroughputSettings: 'throughput has no limit here',
    MultiRegionConsistency: 'a table has one Region here',
    'Replicas[].ContributorInsightsSpecification': 'CloudWatch insights are not served',
    'Replicas[].GlobalSecondaryIndexes[].ContributorInsightsSpecification':
      'CloudWatch insights are not served',
    'Replicas[].GlobalSecondaryIndexes[].ReadOnDemandThroughputSettings':
      'throughput has no limit here',
    'Replicas[].KinesisStreamSpecification': 'streams are not served',
    'Replicas[].ReadOnDemandThroughputSettings': 'throughput has no limit here',
    'Replicas[].SSESpecification': 'items stand in memory, unencrypted',
    'Replicas[].TableClass': 'the class decides only the price',
  },
  create(input, world) {
    const properties = input.properties as unknown as Properties
    const [replica, ...others] = properties.Replicas
    if (!replica || others.length > 0 || replica.Region !== input.region)
      throw new Error(
        `${input.stackName}/${input.logicalId}: a global table is served here with one replica ` +
          `in its own Region ${input.region}, but Replicas name ` +
          `${properties.Replicas.map(({ Region }) => Region).join(', ') || 'none'}`,
      )
    const { GlobalSecondaryIndexes: _kept, ...perReplica } = replica
    return makeTable({ ...properties, ...perReplica }, input, world)
  },
}
