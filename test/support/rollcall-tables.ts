/** The four tables of Rollcall in the sandbox's DynamoDB, and the adapters over them. */
import { dynamoDbAuditLog } from '../../adapters/audit-log.dynamodb.ts'
import { dynamoDbFreezes } from '../../adapters/freezes.dynamodb.ts'
import { dynamoDbGuard } from '../../adapters/guard.dynamodb.ts'
import { dynamoDbLeases } from '../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../adapters/ledger.dynamodb.ts'
import { dynamoDbRestorations } from '../../adapters/restorations.dynamodb.ts'
import { dynamoDbSnapshot } from '../../adapters/snapshot.dynamodb.ts'
import type { Tables } from '../../adapters/tables.ts'
import type {
  AuditLog,
  Freezes,
  Guard,
  Leases,
  Ledger,
  Restorations,
  Snapshot,
} from '../../core/ports.ts'
import { callAction, callIn, type DynamoDbServer, dynamoDbServer } from './dynamodb-server.ts'
import { memoryAuditLog } from './memory-audit-log.ts'
import { memoryFreezes, memoryGuard } from './memory-guard.ts'
import { memoryLeases } from './memory-leases.ts'
import { memoryLedger } from './memory-ledger.ts'
import { memoryRestorations, memorySnapshot } from './memory-snapshot.ts'
import { memoryTables } from './memory-tables.ts'
import { memoryTrouble, type Troubled } from './service-ports.ts'
import { type TestWorld, testWorld } from './test-world.ts'

/** What contracts are tested against. */
export interface StorePorts extends Troubled {
  readonly leases: Leases
  readonly ledger: Ledger
  readonly snapshot: Snapshot
  readonly guard: Guard
  readonly freezes: Freezes
  readonly auditLog: AuditLog
  readonly restorations: Restorations
  close(): Promise<void>
}

export interface DynamoDbPorts extends StorePorts {
  readonly world: TestWorld
  readonly server: DynamoDbServer
}

/** How many users may run, and begin in a second. Default: as deployed. */
interface Admission {
  readonly places?: number
  readonly begins?: number
}

export type MakePorts = (options?: Admission) => Promise<StorePorts>

export const tables: Tables = {
  leases: 'rollcall-leases',
  grants: 'rollcall-grants',
  directory: 'rollcall-directory',
  audit: 'rollcall-audit',
}

export async function memoryPorts(options: Admission = {}): Promise<StorePorts> {
  const { fault, trouble } = memoryTrouble()
  const shared = { tables: memoryTables(), fault }
  return {
    trouble,
    leases: memoryLeases({ ...shared, ...options }),
    ledger: memoryLedger(shared),
    snapshot: memorySnapshot(shared),
    guard: memoryGuard(shared),
    freezes: memoryFreezes(shared),
    auditLog: memoryAuditLog(shared),
    restorations: memoryRestorations(shared),
    close: async () => {},
  }
}

export async function dynamoDbPorts(options: Admission = {}): Promise<DynamoDbPorts> {
  const world = testWorld()
  for (const table of layouts) await callAction('CreateTable', table, callIn(world))
  const server = await dynamoDbServer(world)
  const { client } = server
  return {
    world,
    server,
    leases: dynamoDbLeases({ client, tables, ...options }),
    ledger: dynamoDbLedger({ client, tables }),
    snapshot: dynamoDbSnapshot({ client, tables }),
    guard: dynamoDbGuard({ client, tables }),
    freezes: dynamoDbFreezes({ client, tables }),
    auditLog: dynamoDbAuditLog({ client, tables }),
    restorations: dynamoDbRestorations({ client, tables }),
    trouble: server.trouble,
    close: () => server.close(),
  }
}

interface Layout {
  readonly hash: string
  readonly range?: string
}

const numbers: ReadonlySet<string> = new Set(['dueAt', 'leaseUntil', 'time'])
const keysOnly: ReadonlySet<string> = new Set([
  `${tables.leases} due`,
  `${tables.leases} holding`,
  `${tables.grants} role`,
])

function table(TableName: string, key: Layout, indexes: Readonly<Record<string, Layout>>) {
  const keys = [key, ...Object.values(indexes)]
  const names = new Set(keys.flatMap(({ hash, range }) => (range ? [hash, range] : [hash])))
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...names].map((AttributeName) => ({
      AttributeName,
      AttributeType: numbers.has(AttributeName) ? 'N' : 'S',
    })),
    KeySchema: schemaOf(key),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, index]) => ({
      IndexName,
      KeySchema: schemaOf(index),
      Projection: {
        ProjectionType: keysOnly.has(`${TableName} ${IndexName}`) ? 'KEYS_ONLY' : 'ALL',
      },
    })),
  }
}

function schemaOf({ hash, range }: Layout) {
  const schema = [{ AttributeName: hash, KeyType: 'HASH' }]
  return range ? [...schema, { AttributeName: range, KeyType: 'RANGE' }] : schema
}

const layouts = [
  table(
    tables.leases,
    { hash: 'key' },
    {
      due: { hash: 'queue', range: 'dueAt' },
      holding: { hash: 'holding', range: 'leaseUntil' },
    },
  ),
  table(
    tables.grants,
    { hash: 'userId', range: 'sk' },
    { profile: { hash: 'profileName' }, role: { hash: 'roleArn' } },
  ),
  table(tables.directory, { hash: 'pk', range: 'sk' }, { membership: { hash: 'membershipId' } }),
  table(
    tables.audit,
    { hash: 'eventId' },
    {
      user: { hash: 'userId', range: 'time' },
      role: { hash: 'roleBucket', range: 'time' },
      day: { hash: 'dayBucket', range: 'time' },
    },
  ),
]
