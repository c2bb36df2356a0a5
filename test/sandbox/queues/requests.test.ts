/** What SQS’s requests answer and refuse. */
import { expect, test } from 'vitest'
import { findQueueByUrl, queueArn } from '../../../sandbox/queues/queue.ts'
import { queueDepths } from '../../../sandbox/queues/queues.ts'
import { resource } from '../../../sandbox/resources/sqs-queue.ts'
import { action as deleteMessageBatch } from '../../../sandbox/services/sqs/delete-message-batch.ts'
import { action as getQueueAttributes } from '../../../sandbox/services/sqs/get-queue-attributes.ts'
import { action as getQueueUrl } from '../../../sandbox/services/sqs/get-queue-url.ts'
import { action as listQueues } from '../../../sandbox/services/sqs/list-queues.ts'
import { action as purgeQueue } from '../../../sandbox/services/sqs/purge-queue.ts'
import { action as sendMessageBatch } from '../../../sandbox/services/sqs/send-message-batch.ts'
import {
  bodies,
  call,
  callerArn,
  clock,
  place,
  queue,
  receive,
  run,
  send,
  useQueueWorld,
} from './support/queue-world.ts'

useQueueWorld()

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

test('the digest of attributes is the one others have seen SQS answer', async () => {
  const timestamp = { DataType: 'Number', StringValue: '1493147359900' }
  const answer = await send(queue(), 'a', { MessageAttributes: { timestamp } })
  expect(answer.MD5OfMessageAttributes).toBe('235c5c510d26fb653d073faed50ae77c')
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
    Attributes: { SenderId: callerArn },
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
  [[{ MessageBody: 'a' }], 'MissingParameter'],
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
  expect(queueDepths(call().world)).toEqual([
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
  await clock().advance(60_000)
  await run(purgeQueue, { QueueUrl: url })
})

test('a queue of a template answers its URL and attributes, and bounds are kept', async () => {
  const input = { logicalId: 'Dead', stackName: 'hub', ...place, assetFolder: () => '' }
  const made = await resource.create(
    { ...input, properties: { QueueName: 'dead', VisibilityTimeout: '90' } },
    call().world,
  )
  expect(made).toEqual({
    ref: 'http://127.0.0.1:4566/queue/eu-west-1/111122223333/dead',
    attributes: {
      Arn: queueArn({ ...place, name: 'dead' }),
      QueueName: 'dead',
      QueueUrl: made.ref,
    },
  })
  expect(findQueueByUrl(call().world, made.ref).settings.visibilityTimeout).toBe(90)
  const create = async (properties: Record<string, unknown>) =>
    resource.create({ ...input, properties }, call().world)
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
    expect(findQueueByUrl(call().world, url).name).toBe('work')
  expect(() => findQueueByUrl(call().world, 'work')).toThrow('not valid')
})
