/** What the two CloudFormation types of a DynamoDB table have in common. */
import type { ResourceIdentity, ResourceInput } from '../resources/resource-type.ts'
import type { World } from '../world/world.ts'
import { updateContinuousBackups } from './continuous-backups.ts'
import { type CreateTableInput, createTable } from './tables.ts'
import { updateTimeToLive } from './time-to-live.ts'

export interface TableProperties {
  readonly TableName?: string
  readonly BillingMode?: string
  readonly GlobalSecondaryIndexes?: ReadonlyArray<{ readonly IndexName: string }>
  readonly LocalSecondaryIndexes?: ReadonlyArray<{ readonly IndexName: string }>
  readonly StreamSpecification?: { readonly StreamViewType?: string }
  readonly SSESpecification?: { readonly SSEEnabled?: boolean; readonly SSEType?: string }
  readonly TimeToLiveSpecification?: {
    readonly AttributeName?: string
    readonly Enabled?: boolean
  }
  readonly PointInTimeRecoverySpecification?: {
    readonly PointInTimeRecoveryEnabled?: boolean
    readonly RecoveryPeriodInDays?: number
  }
  readonly DeletionProtectionEnabled?: boolean
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value: string }>
}

/** Properties both types share. */
export const tableSettings = {
  honoured: [
    'TableName',
    'AttributeDefinitions[].*',
    'KeySchema[].*',
    'BillingMode',
    'GlobalSecondaryIndexes[].IndexName',
    'GlobalSecondaryIndexes[].KeySchema[].*',
    'GlobalSecondaryIndexes[].Projection.*',
    'LocalSecondaryIndexes[].*',
    'TimeToLiveSpecification.*',
  ],
  withoutEffect: {
    StreamSpecification: 'the stream has an ARN, but nothing can be read from it yet',
    SSESpecification: 'items stand in memory, unencrypted',
    'GlobalSecondaryIndexes[].WarmThroughput': 'the sandbox serves any throughput at once',
  },
} as const

const NAME_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Makes the table and its settings; `Ref` is the table's name. */
export async function makeTable(
  properties: TableProperties,
  input: ResourceInput,
  world: World,
): Promise<ResourceIdentity> {
  const place = { world, accountId: input.accountId, region: input.region }
  const name = properties.TableName ?? generatedName(input, world)
  const made = (await createTable(
    { ...properties, ...inApiWords(properties), TableName: name },
    place,
  )) as { TableDescription: Description }
  const { TimeToLiveSpecification, PointInTimeRecoverySpecification } = properties
  if (TimeToLiveSpecification?.Enabled)
    await updateTimeToLive({ TableName: name, TimeToLiveSpecification }, place)
  if (PointInTimeRecoverySpecification)
    await updateContinuousBackups({ TableName: name, PointInTimeRecoverySpecification }, place)
  const { TableArn, TableId, LatestStreamArn } = made.TableDescription
  const attributes = { Arn: TableArn, TableId }
  return {
    ref: name,
    attributes: LatestStreamArn ? { ...attributes, StreamArn: LatestStreamArn } : attributes,
  }
}

interface Description {
  readonly TableArn: string
  readonly TableId: string
  readonly LatestStreamArn?: string
}

/** CloudFormation's way of naming: stack, logical id, and 12 characters. */
function generatedName({ stackName, logicalId }: ResourceInput, { random }: World): string {
  return `${stackName}-${logicalId}-${random.text(12, NAME_ALPHABET)}`.slice(-255)
}

/** CloudFormation and the API say streams and encryption in different words. */
function inApiWords(properties: TableProperties): {
  readonly StreamSpecification: CreateTableInput['StreamSpecification']
  readonly SSESpecification: CreateTableInput['SSESpecification']
} {
  const { StreamSpecification: stream, SSESpecification: encryption } = properties
  return {
    StreamSpecification: stream?.StreamViewType ? { StreamEnabled: true, ...stream } : undefined,
    SSESpecification: encryption?.SSEEnabled
      ? { Enabled: true, SSEType: encryption.SSEType }
      : undefined,
  }
}
