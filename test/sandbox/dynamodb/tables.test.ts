/** Tables as CloudFormation makes them, their expiry, their backups, and equal answers. */
import { beforeEach, expect, test } from 'vitest'
import { resource as globalTable } from '../../../sandbox/resources/dynamo-db-global-table.ts'
import { resource as table } from '../../../sandbox/resources/dynamo-db-table.ts'
import type { ResourceInput } from '../../../sandbox/resources/resource-type.ts'
import { service } from '../../../sandbox/services/dynamodb/service.ts'
import { callAction, callIn } from '../../support/dynamodb-server.ts'
import { type TestWorld, testStart, testWorld } from '../../support/test-world.ts'

const hour = 60 * 60 * 1000

const properties = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'queue', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'queue', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
      WarmThroughput: { ReadUnitsPerSecond: 12_000 },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  Replicas: [
    {
      Region: 'eu-west-1',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      GlobalSecondaryIndexes: [{ IndexName: 'due' }],
      Tags: [{ Key: 'app', Value: 'rollcall' }],
    },
  ],
}

let world: TestWorld

beforeEach(() => {
  world = testWorld()
})

test('a global table of aws-cdk-lib becomes a table with all it asked for', async () => {
  const { ref, attributes } = await globalTable.create(input(properties), world)
  expect(ref).toMatch(/^Stack-Table-[A-Z0-9]{12}$/)
  expect(attributes.Arn).toBe(`arn:aws:dynamodb:eu-west-1:111111111111:table/${ref}`)
  expect(attributes.StreamArn).toBe(`${attributes.Arn}/stream/2026-11-21T10:00:00.000`)
  const described = await call('DescribeTable', { TableName: ref })
  expect(described).toMatchObject({
    Table: {
      TableStatus: 'ACTIVE',
      TableId: attributes.TableId,
      CreationDateTime: testStart / 1000,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      DeletionProtectionEnabled: true,
      SSEDescription: { Status: 'ENABLED' },
      GlobalSecondaryIndexes: [{ IndexName: 'due', IndexStatus: 'ACTIVE' }],
    },
  })
  expect(await call('DescribeTimeToLive', { TableName: ref })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
  })
  expect(await call('DescribeContinuousBackups', { TableName: ref })).toMatchObject({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  })
  expect(await call('ListTagsOfResource', { ResourceArn: attributes.Arn })).toEqual({
    Tags: [{ Key: 'app', Value: 'rollcall' }],
  })
})

test('backups of a table that is not there are refused in words of their own', async () => {
  await expect(call('DescribeContinuousBackups', { TableName: 'absent' })).rejects.toMatchObject({
    code: 'TableNotFoundException',
  })
})

test('a table whose billing changed shows members of the model alone', async () => {
  const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }
  const provisioned = { ...plain, BillingMode: 'PROVISIONED', ProvisionedThroughput }
  const { ref } = await table.create(input(provisioned), world)
  await call('UpdateTable', { TableName: ref, BillingMode: 'PAY_PER_REQUEST' })
  const described = await call('DescribeTable', { TableName: ref })
  expect(described).not.toHaveProperty('Table.TableThroughputModeSummary')
})

test('a replica in another Region is refused at load, naming both', async () => {
  const elsewhere = { ...properties, Replicas: [{ Region: 'us-east-1' }] }
  expect(() => globalTable.create(input(elsewhere), world)).toThrow(/eu-west-1.*us-east-1/)
})

test('a plain table keeps its name, and tables of two accounts do not meet', async () => {
  const named = { ...plain, TableName: 'records' }
  expect((await table.create(input(named), world)).ref).toBe('records')
  const other = { ...input(named), accountId: '222222222222' }
  expect((await table.create(other, world)).attributes.Arn).toContain(':222222222222:')
  await expect(async () => table.create(input(named), world)).rejects.toMatchObject({
    code: 'ResourceInUseException',
  })
  await call('DeleteTable', { TableName: 'records' })
  expect(await call('ListTables', {})).toEqual({ TableNames: [] })
})

test.each(['ListTagsOfResource', 'TagResource', 'UntagResource'])(
  '%s answers at once to a text of many colons that is no ARN',
  async (action) => {
    const rest = { Tags: [{ Key: 'app', Value: 'rollcall' }], TagKeys: ['app'] }
    const asked = (ResourceArn: string) => call(action, { ResourceArn, ...rest })
    await expect(asked('arn:aws:'.repeat(2000))).rejects.toMatchObject({
      code: 'AccessDeniedException',
    })
    await expect(asked(`a:b:c:d:e:f/g${':x'.repeat(600)}`)).rejects.toMatchObject({
      code: 'ValidationException',
    })
  },
)

test('a protected table is not deleted', async () => {
  const { ref } = await globalTable.create(input(properties), world)
  await expect(call('DeleteTable', { TableName: ref })).rejects.toThrow(/protected/)
})

test('an expired item goes when time passes, its index entry too, and others stay', async () => {
  const { ref } = await globalTable.create(input(properties), world)
  const soon = String(testStart / 1000 + 60)
  const later = String(testStart / 1000 + 48 * 3600)
  await putDue(ref, 'soon', { expires: { N: soon } })
  await putDue(ref, 'later', { expires: { N: later } })
  await putDue(ref, 'words', { expires: { S: soon } })
  await world.clock.advance(2 * hour)
  expect(await keysIn(ref)).toEqual(['later', 'words'])
  expect(await keysDue(ref)).toEqual(['later', 'words'])
  await world.clock.advance(49 * hour)
  expect(await keysIn(ref)).toEqual(['words'])
})

test('expiry can be turned off, and waiting for it never makes time pass', async () => {
  const { ref } = await globalTable.create(input(properties), world)
  const specification = { AttributeName: 'expires', Enabled: false }
  const request = { TableName: ref, TimeToLiveSpecification: specification }
  expect(await world.clock.quiet(1000)).toBe(true)
  expect(world.clock.now()).toBe(testStart)
  await call('UpdateTimeToLive', request)
  await expect(call('UpdateTimeToLive', request)).rejects.toThrow(/already disabled/)
  await putDue(ref, 'soon', { expires: { N: String(testStart / 1000 + 60) } })
  await world.clock.advance(72 * hour)
  expect(await keysIn(ref)).toEqual(['soon'])
})

test('equal requests give equal answers, in the order of the keys asked', async () => {
  const answers = []
  for (let run = 0; run < 2; run++) {
    world = testWorld(7)
    const { ref, attributes } = await globalTable.create(input(properties), world)
    for (let n = 0; n < 30; n++) await putDue(ref, `item ${n}`, {})
    const Keys = [9, 3, 27, 1].map((n) => ({ pk: { S: `item ${n}` }, sk: { S: 'x' } }))
    const read = await call('BatchGetItem', { RequestItems: { [ref]: { Keys } } })
    answers.push({ ref, attributes, read, due: await keysDue(ref), all: await keysIn(ref) })
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[0]?.read).toMatchObject({
    Responses: {
      [String(answers[0]?.ref)]: [9, 3, 27, 1].map((n) => ({ pk: { S: `item ${n}` } })),
    },
  })
})

test('DynamoDB leaves no record in CloudTrail', () => {
  expect(service.record).toBeUndefined()
})

const plain = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
}

function input(properties: Readonly<Record<string, unknown>>): ResourceInput {
  return {
    logicalId: 'Table',
    stackName: 'Stack',
    accountId: world.accountId,
    region: world.region,
    properties,
    assetFolder: () => {
      throw new Error('a table has no assets')
    },
  }
}

function call(operation: string, request: object) {
  return callAction(operation, request, callIn(world))
}

function putDue(table: string, name: string, more: object) {
  const item = { pk: { S: name }, sk: { S: 'x' }, queue: { S: 'others' }, dueAt: { N: '1' } }
  return call('PutItem', { TableName: table, Item: { ...item, ...more } })
}

interface Read {
  readonly Items: ReadonlyArray<{ readonly pk: { readonly S: string } }>
}

async function keysIn(table: string): Promise<string[]> {
  const { Items } = (await call('Scan', { TableName: table })) as Read
  return Items.map((item) => item.pk.S).sort()
}

async function keysDue(table: string): Promise<string[]> {
  const { Items } = (await call('Query', {
    TableName: table,
    IndexName: 'due',
    KeyConditionExpression: 'queue = :queue',
    ExpressionAttributeValues: { ':queue': { S: 'others' } },
  })) as Read
  return Items.map((item) => item.pk.S).sort()
}
