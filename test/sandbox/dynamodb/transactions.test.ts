/** Transactions: all or none, isolated, once per token. */
import {
  type AttributeValue,
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { engineOf } from '../../../sandbox/dynamodb/engine.ts'
import { callIn, type DynamoDbServer, dynamoDbServer } from '../../support/dynamodb-server.ts'
import { type TestWorld, testWorld } from '../../support/test-world.ts'

let world: TestWorld
let server: DynamoDbServer

beforeEach(async () => {
  world = testWorld()
  server = await dynamoDbServer(world)
  await createTable('accounts')
  await createTable('totals')
})

afterEach(() => server.close())

test('either every item of a transaction is written, in all tables, or none', async () => {
  await put('accounts', 'ada', 5)
  const canceled = await failureOf([
    putOf('totals', 'all', 1),
    addOf('accounts', 'ada', -9, 'amount >= :least'),
  ])
  expect(canceled.CancellationReasons?.map((reason) => reason.Code)).toEqual([
    'None',
    'ConditionalCheckFailed',
  ])
  expect(await amount('totals', 'all')).toBeUndefined()
  expect(await amount('accounts', 'ada')).toBe(5)
  await write([putOf('totals', 'all', 1), addOf('accounts', 'ada', -5)])
  expect(await amount('totals', 'all')).toBe(1)
  expect(await amount('accounts', 'ada')).toBe(0)
})

test('a failed condition returns the item as it stood, when asked', async () => {
  await put('accounts', 'ada', 5)
  const check: TransactWriteItem = {
    ConditionCheck: {
      TableName: 'accounts',
      Key: { id: { S: 'ada' } },
      ConditionExpression: 'amount > :least',
      ExpressionAttributeValues: { ':least': { N: '7' } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  }
  const canceled = await failureOf([check, putOf('totals', 'all', 1)])
  expect(canceled.CancellationReasons?.[0]?.Item).toEqual({ id: { S: 'ada' }, amount: { N: '5' } })
  expect(canceled.message).toContain('[ConditionalCheckFailed, None]')
})

test('no item may stand twice in a transaction, nor more than a hundred items', async () => {
  const twice = write([putOf('accounts', 'ada', 1), addOf('accounts', 'ada', 1)])
  await expect(twice).rejects.toMatchObject({ name: 'ValidationException' })
  const many = Array.from({ length: 101 }, (_, n) => putOf('accounts', `user ${n}`, n))
  await expect(write(many)).rejects.toMatchObject({ name: 'ValidationException' })
  await write(many.slice(0, 100))
  expect(await amount('accounts', 'user 99')).toBe(99)
})

test('a table that does not exist, and items of more than 4 MB together, are refused', async () => {
  await expect(write([putOf('nowhere', 'ada', 1)])).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  const large = Array.from({ length: 12 }, (_, n): TransactWriteItem => {
    const item = { id: { S: `large ${n}` }, text: { S: 'x'.repeat(380_000) } }
    return { Put: { TableName: 'accounts', Item: item } }
  })
  await expect(write(large)).rejects.toMatchObject({ name: 'ValidationException' })
  expect(await amount('accounts', 'large 0')).toBeUndefined()
})

test('the same token writes once for ten minutes, and only the same request', async () => {
  const request = [addOf('accounts', 'ada', 1)]
  await write(request, 'token')
  await write(request, 'token')
  expect(await amount('accounts', 'ada')).toBe(1)
  const other = write([addOf('accounts', 'ada', 2)], 'token')
  await expect(other).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' })
  await world.clock.advance(10 * 60 * 1000)
  await write(request, 'token')
  expect(await amount('accounts', 'ada')).toBe(2)
})

test('a token whose transaction was canceled is free again', async () => {
  const request = [addOf('accounts', 'ada', -1, 'amount >= :least')]
  await expect(write(request, 'token')).rejects.toThrow(TransactionCanceledException)
  await put('accounts', 'ada', 1)
  await write(request, 'token')
  expect(await amount('accounts', 'ada')).toBe(0)
})

test('concurrent transfers keep the sum, and readers of both see no half of one', async () => {
  await write([putOf('accounts', 'ada', 50), putOf('totals', 'ada', 50)])
  const sums: number[] = []
  const transfers = Array.from({ length: 40 }, async (_, n) => {
    const step = n % 2 === 0 ? 1 : -1
    await write([addOf('accounts', 'ada', step), addOf('totals', 'ada', -step)])
    sums.push(await sumOf('ada'))
  })
  await Promise.all(transfers)
  expect(new Set(sums)).toEqual(new Set([100]))
  expect(await amount('accounts', 'ada')).toBe(50)
})

test('of a hundred racing conditional updates exactly one wins', async () => {
  const race = Array.from({ length: 100 }, async (_, n) => {
    const command = new UpdateItemCommand({
      TableName: 'accounts',
      Key: { id: { S: 'lock' } },
      UpdateExpression: 'SET holder = :me',
      ConditionExpression: 'attribute_not_exists(holder)',
      ExpressionAttributeValues: { ':me': { S: `racer ${n}` } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    return server.client.send(command).then(
      () => 'won',
      (error) => error.Item.holder.S,
    )
  })
  const outcomes = await Promise.all(race)
  expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1)
  expect(new Set(outcomes).size).toBe(2)
})

test('a hundred racing increments lose none', async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0
        ? write([addOf('accounts', 'ada', 1)])
        : server.client.send(new UpdateItemCommand(addOf('accounts', 'ada', 1).Update)),
    ),
  )
  expect(await amount('accounts', 'ada')).toBe(100)
})

test('with conflicts refused, whoever meets a running transaction is told so', async () => {
  engineOf(callIn(world)).conflicts = 'refuse'
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => write([addOf('accounts', 'ada', 1)])),
  )
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : []))
  expect(refused.length).toBeGreaterThan(0)
  for (const error of refused) expect(error.CancellationReasons[0].Code).toBe('TransactionConflict')
  expect(await amount('accounts', 'ada')).toBe(20 - refused.length)
})

function createTable(name: string) {
  return server.client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  )
}

function put(table: string, id: string, amount: number) {
  const Item = { id: { S: id }, amount: { N: String(amount) } }
  return server.client.send(new PutItemCommand({ TableName: table, Item }))
}

function putOf(table: string, id: string, amount: number) {
  return {
    Put: { TableName: table, Item: { id: { S: id }, amount: { N: String(amount) } } },
  } satisfies TransactWriteItem
}

function addOf(table: string, id: string, amount: number, condition?: string) {
  const values: Record<string, AttributeValue> = { ':step': { N: String(amount) } }
  if (condition) values[':least'] = { N: String(-amount) }
  return {
    Update: {
      TableName: table,
      Key: { id: { S: id } },
      UpdateExpression: 'ADD amount :step',
      ExpressionAttributeValues: values,
      ...(condition ? { ConditionExpression: condition } : {}),
    },
  } satisfies TransactWriteItem
}

function write(TransactItems: TransactWriteItem[], ClientRequestToken?: string) {
  return server.client.send(
    new TransactWriteItemsCommand({
      TransactItems,
      ...(ClientRequestToken && { ClientRequestToken }),
    }),
  )
}

async function failureOf(items: TransactWriteItem[]): Promise<TransactionCanceledException> {
  const error: unknown = await write(items).then(
    () => undefined,
    (error) => error,
  )
  if (!(error instanceof TransactionCanceledException)) throw new Error(`not canceled: ${error}`)
  return error
}

async function amount(table: string, id: string): Promise<number | undefined> {
  const { Item } = await server.client.send(
    new GetItemCommand({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true }),
  )
  return Item?.amount?.N === undefined ? undefined : Number(Item.amount.N)
}

async function sumOf(id: string): Promise<number> {
  const { Responses = [] } = await server.client.send(
    new TransactGetItemsCommand({
      TransactItems: ['accounts', 'totals'].map((TableName) => ({
        Get: { TableName, Key: { id: { S: id } } },
      })),
    }),
  )
  return Responses.reduce((sum, { Item }) => sum + Number(Item?.amount?.N), 0)
}
