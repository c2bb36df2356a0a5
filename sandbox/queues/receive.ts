/**
 * Receives messages: hides what it hands out, drops what is past its retention, and moves what was
 * received too often to the dead-letter queue. All of this happens when a queue is looked at; a
 * queue nobody looks at makes no time pass.
 */

import type { World } from '../world/world.ts'
import { lookUpQueue, type Message, type Queue } from './queue.ts'
import { enqueue } from './send.ts'

export interface Receive {
  /** 1 to 10. */
  readonly maximum: number
  readonly waitSeconds: number
  /** Default that of the queue. */
  readonly visibilityTimeout?: number
}

/**
 * Resolves with messages as soon as there is one, or with none when the wait is over. The wait is a
 * foreground timer, so that under a virtual clock a lone receiver does not wait for ever.
 */
export function receiveMessages(
  world: World,
  queue: Queue,
  receive: Receive,
): Message[] | Promise<Message[]> {
  const messages = take(world, queue, receive)
  if (messages.length > 0 || receive.waitSeconds === 0) return messages
  return new Promise((resolve) => waitFor(world, queue, { receive, resolve }))
}

interface Waiting {
  readonly receive: Receive
  readonly resolve: (messages: Message[]) => void
}

function waitFor(world: World, queue: Queue, { receive, resolve }: Waiting): void {
  const deadline = world.clock.now() + receive.waitSeconds * 1000
  let cancel = () => {}
  const finish = (messages: Message[]) => {
    cancel()
    queue.waiting.delete(look)
    resolve(messages)
  }
  const look = () => {
    cancel()
    const messages = take(world, queue, receive)
    if (messages.length > 0 || world.clock.now() >= deadline) finish(messages)
    else cancel = world.clock.at(Math.min(deadline, nextVisible(world, queue)), look)
  }
  queue.waiting.add(look)
  look()
}

/** When the next hidden message shows itself again; Infinity when none is hidden. */
function nextVisible(world: World, queue: Queue): number {
  const now = world.clock.now()
  const times = queue.messages.map((message) => message.visibleAtMs).filter((time) => time > now)
  return times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY)
}

function take(world: World, queue: Queue, { maximum, visibilityTimeout }: Receive): Message[] {
  const now = world.clock.now()
  dropExpired(world, queue)
  const timeout = visibilityTimeout ?? queue.settings.visibilityTimeout
  const taken: Message[] = []
  for (const message of [...queue.messages]) {
    if (taken.length === maximum) break
    if (message.visibleAtMs > now || movedAway(world, queue, message)) continue
    message.receiveCount++
    message.firstReceivedAtMs ??= now
    message.visibleAtMs = now + timeout * 1000
    message.receiptHandle = makeHandle(world, queue, message)
    taken.push(message)
  }
  return taken
}

/** Messages past the retention period vanish; it counts from when they were first sent. */
export function dropExpired(world: World, queue: Queue): void {
  const oldest = world.clock.now() - queue.settings.messageRetentionPeriod * 1000
  queue.messages = queue.messages.filter((message) => message.sentAtMs > oldest)
}

/**
 * Moves a message received `maxReceiveCount` times. It keeps id and time of sending, as documented
 * for standard queues; that its receive count goes on, and that it stays where it is when there is
 * no dead-letter queue, is assumed.
 */
function movedAway(world: World, queue: Queue, message: Message): boolean {
  const policy = queue.settings.redrivePolicy
  if (!policy || message.receiveCount < policy.maxReceiveCount) return false
  const target = lookUpQueue(world, policy.deadLetterTargetArn)
  if (!target) return false
  queue.messages = queue.messages.filter((other) => other !== message)
  const { receiptHandle: _, ...rest } = message
  enqueue(target, { ...rest, deadLetterSourceArn: queue.arn, visibleAtMs: world.clock.now() })
  return true
}

function makeHandle(world: World, queue: Queue, message: Message): string {
  const text = `${queue.arn} ${message.messageId} ${world.random.hex(16)}`
  return Buffer.from(text).toString('base64')
}
