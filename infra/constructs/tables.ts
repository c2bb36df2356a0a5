/** The four tables, and what each function may do with them. */
import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { tableName } from '../../core/deployed-names.ts'
import { setting } from '../../functions/support/settings.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })
const number = (name: string) => ({ name, type: AttributeType.NUMBER })

/** Kept whatever happens to the stack. */
const kept = {
  encryption: TableEncryptionV2.awsManagedKey(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const

const all = ProjectionType.ALL

export class Tables extends Construct {
  readonly leases: TableV2
  readonly grants: TableV2
  readonly directory: TableV2
  readonly audit: TableV2

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.leases = new TableV2(this, 'Leases', {
      ...kept,
      tableName: tableName.leases,
      partitionKey: text('key'),
      // Of the counts of seconds alone: leases stay.
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: 'due',
          partitionKey: text('queue'),
          sortKey: number('dueAt'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: 'holding',
          partitionKey: text('holding'),
          sortKey: number('leaseUntil'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    })
    this.grants = new TableV2(this, 'Grants', {
      ...kept,
      tableName: tableName.grants,
      partitionKey: text('userId'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        { indexName: 'profile', partitionKey: text('profileName'), projectionType: all },
        {
          indexName: 'role',
          partitionKey: text('roleArn'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    })
    this.directory = new TableV2(this, 'Directory', {
      ...kept,
      tableName: tableName.directory,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        { indexName: 'membership', partitionKey: text('membershipId'), projectionType: all },
      ],
    })
    this.audit = new TableV2(this, 'Audit', {
      ...kept,
      tableName: tableName.audit,
      partitionKey: text('eventId'),
      globalSecondaryIndexes: [
        byTime('user', 'userId'),
        byTime('role', 'roleBucket'),
        byTime('day', 'dayBucket'),
      ],
    })
  }

  /** Settings that every function is given. */
  get settings(): Readonly<Record<string, string>> {
    return {
      [setting.leasesTable]: this.leases.tableName,
      [setting.grantsTable]: this.grants.tableName,
      [setting.directoryTable]: this.directory.tableName,
      [setting.auditTable]: this.audit.tableName,
    }
  }
}

function byTime(indexName: string, key: string) {
  return { indexName, partitionKey: text(key), sortKey: number('time'), projectionType: all }
}

type ItemAction =
  | 'BatchGetItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem'

/** These actions on a table, and no other; transactions need the actions they are made of. */
export function may(table: TableV2, ...actions: readonly ItemAction[]): PolicyStatement {
  return new PolicyStatement({ actions: actions.map(named), resources: [table.tableArn] })
}

/** Reading one index of a table. */
export function mayReadIndex(
  table: TableV2,
  index: string,
  action: 'Query' | 'Scan' = 'Query',
): PolicyStatement {
  const resources = [`${table.tableArn}/index/${index}`]
  return new PolicyStatement({ actions: [named(action)], resources })
}

function named(action: ItemAction): string {
  return `dynamodb:${action}`
}
