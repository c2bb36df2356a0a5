/** Standard queues through SQS's own actions. */
import { beforeEach, expect, test } from 'vitest'
import { createQueue, findQueueByUrl, queueArn, queueUrl } from '../../../sandbox/queues/queue.ts'
import { queueDepths, sendMessage } from '../../../sandbox/queues/queues.ts'
import { readSettings } from '../../../sandbox/queues/settings.ts'
import { resource } from '../../../sandbox/resources/sqs-queue.ts'
import type { Action, Call } from '../../../sandbox/services/service.ts'
import { action as changeMessageVisibility } from '../../../sandbox/services/sqs/change-message-visibility.ts'
import { action as deleteMessage } from '../../../sandbox/services/sqs/delete-message.ts'
import { action as deleteMessageBatch } from '../../../sandbox/services/sqs/delete-message-batch.ts'
import { action as getQueueAttributes } from '../../../sandbox/services/sqs/get-queue-attributes.ts'
import { action as getQueueUrl } from '../../../sandbox/services/sqs/get-queue-url.ts'
import { action as listQueues } from '../../../sandbox/services/sqs/list-queues.ts'
import { action as purgeQueue } from '../../../sandbox/services/sqs/purge-queue.ts'
import { action as receiveMessage } from '../../../sandbox/services/sqs/receive-message.ts'
import { action as sendMessageAction } from '../../../sandbox/services/sqs/send-message.ts'
import { action as sendMessageBatch } from '../../../sandbox/services/sqs/send-message-batch.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather } from '../../../sandbox/world/weather.ts'

const place = { accountId: '111122223333', region: 'eu-west-1' }
const startMs = Date.parse('2026-11-02T08:00:00Z')

let clock: VirtualClock
let call: Call

beforeEach(() => {
  clock = new VirtualClock(startMs)
  call = {
    world: {
      clock,
      random: seededRandom(1),
      weather: readWeather(),
      calls: callLog(),
      ...place,
      url: 'http://127.0.0.1:4566',
    },
    caller: { arn: 'arn:aws:sts::111122223333:assumed-role/r/s', accessKeyId: 'a', ...place },
    requestId: 'r',
    userAgent: 'test',
    ...place,
  }
})

function queue(name = 'work', settings: Record<string, unknown> = {}): string {
  return queueUrl(call.world, createQueue(call.world, { ...place, name }, readSettings(settings)))
}

interface Received {
  readonly Body: string
  readonly ReceiptHandle: string
  readonly MessageId: string
  readonly MD5OfBody: string
  readonly Attributes?: Record<string, string>
  readonly MessageAttributes?: Record<string, unknown>
  readonly MD5OfMessageAttributes?: string
}

async function run<Answer>(action: Action, input: object): Promise<Answer> {
  return (await action(input, call)) as Answer
}

async function send(QueueUrl: string, MessageBody: string, more: object = {}) {
  return run<Record<string, string>>(sendMessageAction, { QueueUrl, MessageBody, ...more })
}

async function receive(QueueUrl: string, more: object = {}): Promise<Received[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, ...more }
  const answer = await run<{ Messages?: Received[] }>(receiveMessage, input)
  return answer.Messages ?? []
}

const bodies = async (url: string, more: object = {}) =>
  (await receive(url, more)).map(({ Body }) => Body)

test('a message is received once and hidden for the visibility timeout', async () => {
  const url = queue('work', { VisibilityTimeout: 60 })
  await send(url, 'a')
  expect(await bodies(url)).toEqual(['a'])
  await clock.advance(59_999)
  expect(await bodies(url)).toEqual([])
  await clock.advance(1)
  expect(await bodies(url)).toEqual(['a'])
})

test('a deleted message does not come back', async () => {
  const url = queue()
  await send(url, 'a')
  const [message] = await receive(url)
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle })
  await clock.advance(3_600_000)
  expect(await bodies(url)).toEqual([])
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle })
})

test('an outdated receipt handle deletes nothing, and nonsense is refused', async () => {
  const url = queue()
  await send(url, 'a')
  const [first] = await receive(url)
  await clock.advance(30_000)
  await receive(url)
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: first?.ReceiptHandle })
  await clock.advance(30_000)
  expect(await bodies(url)).toEqual(['a'])
  await expect(run(deleteMessage, { QueueUrl: url, ReceiptHandle: 'x' })).rejects.toMatchObject({
    code: 'ReceiptHandleIsInvalid',
  })
})

test('a message is delayed by its own delay, else by the queue’s', async () => {
  const url = queue('work', { DelaySeconds: 10 })
  await send(url, 'queue')
  await send(url, 'own', { DelaySeconds: 5 })
  expect(await bodies(url)).toEqual([])
  await clock.advance(5000)
  expect(await bodies(url)).toEqual(['own'])
  await clock.advance(5000)
  expect(await bodies(url)).toEqual(['queue'])
})

test('a message vanishes when its retention is over, received or not', async () => {
  const url = queue('work', { MessageRetentionPeriod: 60, VisibilityTimeout: 5 })
  await send(url, 'a')
  await receive(url)
  await clock.advance(59_999)
  expect(await bodies(url)).toEqual(['a'])
  await clock.advance(5001)
  expect(await bodies(url)).toEqual([])
})

test('visibility can be shortened to nothing and made longer', async () => {
  const url = queue()
  await send(url, 'a')
  const [first] = await receive(url)
  const change = (ReceiptHandle: string | undefined, VisibilityTimeout: number) =>
    run(changeMessageVisibility, { QueueUrl: url, ReceiptHandle, VisibilityTimeout })
  await change(first?.ReceiptHandle, 0)
  const [second] = await receive(url)
  await change(second?.ReceiptHandle, 100)
  await clock.advance(99_999)
  expect(await bodies(url)).toEqual([])
  await clock.advance(1)
  await expect(change(second?.ReceiptHandle, 1)).rejects.toMatchObject({
    code: 'MessageNotInflight',
  })
  await expect(change(second?.ReceiptHandle, 43_201)).rejects.toThrow('between 0 and 43200')
  expect(await bodies(url)).toEqual(['a'])
})

test('a long poll ends when a message arrives', async () => {
  const url = queue()
  const waiting = bodies(url, { WaitTimeSeconds: 20 })
  clock.at(startMs + 7000, () => send(url, 'a').then(() => {}))
  expect(await waiting).toEqual(['a'])
  expect(clock.now()).toBe(startMs + 7000)
})

test('a long poll ends when a hidden message shows itself again', async () => {
  const url = queue('work', { VisibilityTimeout: 10, ReceiveMessageWaitTimeSeconds: 20 })
  await send(url, 'a')
  await receive(url)
  expect(await bodies(url)).toEqual(['a'])
  expect(clock.now()).toBe(startMs + 10_000)
})

test('a long poll ends empty when its time is up', async () => {
  const url = queue()
  expect(await bodies(url, { WaitTimeSeconds: 20 })).toEqual([])
  expect(clock.now()).toBe(startMs + 20_000)
})

test('one message goes to one of two receivers who wait', async () => {
  const url = queue()
  const both = Promise.all([
    bodies(url, { WaitTimeSeconds: 9 }),
    bodies(url, { WaitTimeSeconds: 9 }),
  ])
  clock.at(startMs + 1000, () => send(url, 'a').then(() => {}))
  expect((await both).flat()).toEqual(['a'])
})

test('a message received too often moves to the dead-letter queue with its id and time', async () => {
  const dead = queue('dead')
  const deadLetterTargetArn = queueArn({ ...place, name: 'dead' })
  const url = queue('work', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 2 },
  })
  const { MessageId } = await send(url, 'a')
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(await bodies(url)).toEqual(['a'])
    await clock.advance(1000)
  }
  expect(await bodies(url)).toEqual([])
  expect(await receive(dead, { MessageSystemAttributeNames: ['All'] })).toMatchObject([
    {
      MessageId,
      Body: 'a',
      Attributes: {
        SentTimestamp: String(startMs),
        DeadLetterQueueSourceArn: queueArn({ ...place, name: 'work' }),
      },
    },
  ])
})

test('the digests are those that clients check', async () => {
  const url = queue()
  const MessageAttributes = {
    b: { DataType: 'Number', StringValue: '1' },
    a: { DataType: 'String', StringValue: 'x' },
    c: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2, 3]).toString('base64') },
  }
  const answer = await send(url, 'hello', { MessageAttributes })
  expect(answer.MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592')
  const [message] = await receive(url, { MessageAttributeNames: ['All'] })
  expect(message?.MD5OfBody).toBe(answer.MD5OfMessageBody)
  expect(message?.MD5OfMessageAttributes).toBe(answer.MD5OfMessageAttributes)
  expect(message?.MessageAttributes).toEqual(MessageAttributes)
})

test('only the attributes asked for are answered, and the digest is theirs', async () => {
  const url = queue('work', { VisibilityTimeout: 0 })
  const one = { 'x.one': { DataType: 'String', StringValue: '1' } }
  const two = { two: { DataType: 'String', StringValue: '2' } }
  const alone = await send(queue('other'), 'm', { MessageAttributes: one })
  await send(url, 'm', { MessageAttributes: { ...one, ...two } })
  const [none] = await receive(url)
  expect(none).not.toHaveProperty('MessageAttributes')
  const [some] = await receive(url, {
    MessageAttributeNames: ['x.*'],
    AttributeNames: ['SenderId'],
  })
  expect(some).toMatchObject({
    MessageAttributes: one,
    MD5OfMessageAttributes: alone.MD5OfMessageAttributes,
    Attributes: { SenderId: call.caller.arn },
  })
})

test('a message may have as many bytes as the queue allows, attributes included', async () => {
  const url = queue('work', { MaximumMessageSize: 1024 })
  await send(url, 'é'.repeat(512))
  await expect(send(url, `${'é'.repeat(512)}a`)).rejects.toThrow('shorter than 1024 bytes')
  const MessageAttributes = { n: { DataType: 'String', StringValue: 'v' } }
  await expect(send(url, 'é'.repeat(510), { MessageAttributes })).rejects.toThrow('shorter than')
  await send(queue('large'), 'x'.repeat(1_048_576))
  await expect(send(url, '')).rejects.toMatchObject({ code: 'MissingParameter' })
  await expect(send(url, '\u0000')).rejects.toMatchObject({ code: 'InvalidMessageContents' })
  await expect(send(url, 'a', { DelaySeconds: 901 })).rejects.toThrow('DelaySeconds')
})

test('a batch answers entry by entry', async () => {
  const url = queue('work', { MaximumMessageSize: 1024 })
  const Entries = [
    { Id: 'one', MessageBody: 'a' },
    { Id: 'two', MessageBody: 'x'.repeat(1025) },
  ]
  expect(await run(sendMessageBatch, { QueueUrl: url, Entries })).toMatchObject({
    Successful: [{ Id: 'one', MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661' }],
    Failed: [{ Id: 'two', SenderFault: true, Code: 'InvalidParameterValue' }],
  })
  const [message] = await receive(url)
  const deletions = [
    { Id: 'one', ReceiptHandle: message?.ReceiptHandle },
    { Id: 'two', ReceiptHandle: 'x' },
  ]
  expect(await run(deleteMessageBatch, { QueueUrl: url, Entries: deletions })).toMatchObject({
    Successful: [{ Id: 'one' }],
    Failed: [{ Id: 'two', Code: 'ReceiptHandleIsInvalid' }],
  })
})

test.each([
  [[], 'EmptyBatchRequest'],
  [
    Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: 'a' })),
    'TooManyEntriesInBatchRequest',
  ],
  [[{ Id: 'a b', MessageBody: 'a' }], 'InvalidBatchEntryId'],
  [[{ MessageBody: 'a' }], 'InvalidBatchEntryId'],
  [
    [
      { Id: 'a', MessageBody: 'a' },
      { Id: 'a', MessageBody: 'b' },
    ],
    'BatchEntryIdsNotDistinct',
  ],
  [[1, 2].map((id) => ({ Id: `${id}`, MessageBody: 'x'.repeat(600_000) })), 'BatchRequestTooLong'],
])('a whole batch is refused with its reason', async (Entries, code) => {
  const url = queue()
  await expect(run(sendMessageBatch, { QueueUrl: url, Entries })).rejects.toMatchObject({ code })
  expect(await bodies(url)).toEqual([])
})

test('counts tell waiting, delayed and hidden messages apart', async () => {
  const url = queue()
  await send(url, 'a')
  await receive(url)
  await send(url, 'b')
  await send(url, 'c', { DelaySeconds: 9 })
  expect(await run(getQueueAttributes, { QueueUrl: url, AttributeNames: ['All'] })).toMatchObject({
    Attributes: {
      QueueArn: queueArn({ ...place, name: 'work' }),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
    },
  })
  expect(queueDepths(call.world)).toEqual([
    { arn: queueArn({ ...place, name: 'work' }), visible: 1, hidden: 2 },
  ])
  const names = { QueueUrl: url, AttributeNames: ['QueueArn', 'Nonsense'] }
  await expect(run(getQueueAttributes, names)).rejects.toMatchObject({
    code: 'InvalidAttributeName',
  })
})

test('queues are found by name and listed by prefix, page by page', async () => {
  const urls = ['a-1', 'a-2', 'b-1'].map((name) => queue(name))
  expect(await run(getQueueUrl, { QueueName: 'a-2' })).toEqual({ QueueUrl: urls[1] })
  await expect(run(getQueueUrl, { QueueName: 'c' })).rejects.toMatchObject({
    code: 'QueueDoesNotExist',
  })
  const first = await run<{ NextToken: string }>(listQueues, {
    QueueNamePrefix: 'a',
    MaxResults: 1,
  })
  expect(first).toMatchObject({ QueueUrls: [urls[0]] })
  expect(
    await run(listQueues, { QueueNamePrefix: 'a', MaxResults: 1, NextToken: first.NextToken }),
  ).toEqual({ QueueUrls: [urls[1]] })
})

test('a purged queue is empty, and a second purge must wait a minute', async () => {
  const url = queue()
  await send(url, 'a')
  await run(purgeQueue, { QueueUrl: url })
  expect(await bodies(url)).toEqual([])
  await expect(run(purgeQueue, { QueueUrl: url })).rejects.toMatchObject({
    code: 'PurgeQueueInProgress',
  })
  await clock.advance(60_000)
  await run(purgeQueue, { QueueUrl: url })
})

test('another part sends texts with attributes by the queue’s ARN', async () => {
  const url = queue()
  const request = { body: 'a', attributes: { WHY: 'because' }, caller: 'events.amazonaws.com' }
  await sendMessage(call.world, { queueArn: queueArn({ ...place, name: 'work' }), ...request })
  expect(await receive(url, { MessageAttributeNames: ['All'] })).toMatchObject([
    { Body: 'a', MessageAttributes: { WHY: { DataType: 'String', StringValue: 'because' } } },
  ])
  const missing = queueArn({ ...place, name: 'missing' })
  await expect(sendMessage(call.world, { queueArn: missing, ...request })).rejects.toMatchObject({
    code: 'QueueDoesNotExist',
  })
})

test('a queue of a template answers its URL and attributes, and bounds are kept', async () => {
  const input = { logicalId: 'Dead', stackName: 'hub', ...place, assetFolder: () => '' }
  const made = await resource.create(
    { ...input, properties: { QueueName: 'dead', VisibilityTimeout: '90' } },
    call.world,
  )
  expect(made).toEqual({
    ref: 'http://127.0.0.1:4566/queue/eu-west-1/111122223333/dead',
    attributes: {
      Arn: queueArn({ ...place, name: 'dead' }),
      QueueName: 'dead',
      QueueUrl: made.ref,
    },
  })
  expect(findQueueByUrl(call.world, made.ref).settings.visibilityTimeout).toBe(90)
  const create = async (properties: Record<string, unknown>) =>
    resource.create({ ...input, properties }, call.world)
  await expect(create({ MaximumMessageSize: 1_048_577 })).rejects.toThrow('MaximumMessageSize')
  await expect(create({ RedrivePolicy: { maxReceiveCount: 3 } })).rejects.toThrow('RedrivePolicy')
  await expect(create({ QueueName: 'dead' })).rejects.toMatchObject({ code: 'QueueNameExists' })
})

test('a queue’s URL is understood in AWS’s own form too', () => {
  queue()
  for (const url of [
    'https://sqs.eu-west-1.amazonaws.com/111122223333/work',
    'http://localhost:9/111122223333/work',
  ])
    expect(findQueueByUrl(call.world, url).name).toBe('work')
  expect(() => findQueueByUrl(call.world, 'work')).toThrow('not valid')
})
