/** What becomes of a message: hidden, delayed, received again, moved, gone. */
import { expect, test } from 'vitest'
import { queueArn } from '../../../sandbox/queues/queue.ts'
import { sendMessage } from '../../../sandbox/queues/queues.ts'
import { action as changeMessageVisibility } from '../../../sandbox/services/sqs/change-message-visibility.ts'
import { action as deleteMessage } from '../../../sandbox/services/sqs/delete-message.ts'
import {
  bodies,
  call,
  clock,
  place,
  queue,
  receive,
  run,
  send,
  startMs,
  useQueueWorld,
} from './support/queue-world.ts'

useQueueWorld()

test('a message is received once and hidden for the visibility timeout', async () => {
  const url = queue('work', { VisibilityTimeout: 60 })
  await send(url, 'a')
  expect(await bodies(url)).toEqual(['a'])
  await clock().advance(59_999)
  expect(await bodies(url)).toEqual([])
  await clock().advance(1)
  expect(await bodies(url)).toEqual(['a'])
})

test('a deleted message does not come back', async () => {
  const url = queue()
  await send(url, 'a')
  const [message] = await receive(url)
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle })
  await clock().advance(3_600_000)
  expect(await bodies(url)).toEqual([])
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle })
})

test('an outdated receipt handle deletes nothing, and nonsense is refused', async () => {
  const url = queue()
  await send(url, 'a')
  const [first] = await receive(url)
  await clock().advance(30_000)
  await receive(url)
  await run(deleteMessage, { QueueUrl: url, ReceiptHandle: first?.ReceiptHandle })
  await clock().advance(30_000)
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
  await clock().advance(5000)
  expect(await bodies(url)).toEqual(['own'])
  await clock().advance(5000)
  expect(await bodies(url)).toEqual(['queue'])
})

test('a message vanishes when its retention is over, received or not', async () => {
  const url = queue('work', { MessageRetentionPeriod: 60, VisibilityTimeout: 5 })
  await send(url, 'a')
  await receive(url)
  await clock().advance(59_999)
  expect(await bodies(url)).toEqual(['a'])
  await clock().advance(5001)
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
  await clock().advance(99_999)
  expect(await bodies(url)).toEqual([])
  await clock().advance(1)
  await expect(change(second?.ReceiptHandle, 1)).rejects.toMatchObject({
    code: 'MessageNotInflight',
  })
  await expect(change(second?.ReceiptHandle, 43_201)).rejects.toThrow('between 0 and 43200')
  expect(await bodies(url)).toEqual(['a'])
})

test('a long poll ends when a message arrives', async () => {
  const url = queue()
  const waiting = bodies(url, { WaitTimeSeconds: 20 })
  clock().at(startMs + 7000, () => send(url, 'a').then(() => {}))
  expect(await waiting).toEqual(['a'])
  expect(clock().now()).toBe(startMs + 7000)
})

test('a long poll ends when a hidden message shows itself again', async () => {
  const url = queue('work', { VisibilityTimeout: 10, ReceiveMessageWaitTimeSeconds: 20 })
  await send(url, 'a')
  await receive(url)
  expect(await bodies(url)).toEqual(['a'])
  expect(clock().now()).toBe(startMs + 10_000)
})

test('a long poll ends empty when its time is up', async () => {
  const url = queue()
  expect(await bodies(url, { WaitTimeSeconds: 20 })).toEqual([])
  expect(clock().now()).toBe(startMs + 20_000)
})

test('one message goes to one of two receivers who wait', async () => {
  const url = queue()
  const both = Promise.all([
    bodies(url, { WaitTimeSeconds: 9 }),
    bodies(url, { WaitTimeSeconds: 9 }),
  ])
  clock().at(startMs + 1000, () => send(url, 'a').then(() => {}))
  expect((await both).flat()).toEqual(['a'])
})

test('a message received too often moves to the dead-letter queue as it was', async () => {
  const dead = queue('dead')
  const deadLetterTargetArn = queueArn({ ...place, name: 'dead' })
  const url = queue('work', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 2 },
  })
  const { MessageId } = await send(url, 'a')
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(await bodies(url)).toEqual(['a'])
    await clock().advance(1000)
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

test('another part sends texts with attributes by the queue’s ARN', async () => {
  const url = queue()
  const request = { body: 'a', attributes: { WHY: 'because' }, caller: 'events.amazonaws.com' }
  await sendMessage(call().world, { queueArn: queueArn({ ...place, name: 'work' }), ...request })
  expect(await receive(url, { MessageAttributeNames: ['All'] })).toMatchObject([
    { Body: 'a', MessageAttributes: { WHY: { DataType: 'String', StringValue: 'because' } } },
  ])
  const missing = queueArn({ ...place, name: 'missing' })
  await expect(sendMessage(call().world, { queueArn: missing, ...request })).rejects.toMatchObject({
    code: 'QueueDoesNotExist',
  })
})
