/** A world of queues on a virtual clock, new for each test, spoken to through SQS's actions. */
import { beforeEach } from 'vitest'
import { createQueue, queueUrl } from '../../../../sandbox/queues/queue.ts'
import { readSettings } from '../../../../sandbox/queues/settings.ts'
import type { Action, Call } from '../../../../sandbox/services/service.ts'
import { action as receiveMessage } from '../../../../sandbox/services/sqs/receive-message.ts'
import { action as sendMessage } from '../../../../sandbox/services/sqs/send-message.ts'
import { callLog } from '../../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../../sandbox/world/clock.ts'
import { seededRandom } from '../../../../sandbox/world/random.ts'
import { readWeather } from '../../../../sandbox/world/weather.ts'
import { performAction } from '../../../support/perform.ts'

export const place = { accountId: '111122223333', region: 'eu-west-1' }
export const startMs = Date.parse('2026-11-02T08:00:00Z')
export const callerArn = 'arn:aws:sts::111122223333:assumed-role/r/s'

export interface Received {
  readonly Body: string
  readonly ReceiptHandle: string
  readonly MessageId: string
  readonly MD5OfBody: string
  readonly Attributes?: Record<string, string>
  readonly MessageAttributes?: Record<string, unknown>
  readonly MD5OfMessageAttributes?: string
}

let clockNow: VirtualClock
let callNow: Call

export function useQueueWorld(): void {
  beforeEach(() => {
    clockNow = new VirtualClock(startMs)
    const world = {
      clock: clockNow,
      random: seededRandom(1),
      weather: readWeather(),
      calls: callLog(),
      ...place,
      url: 'http://127.0.0.1:4566',
    }
    const caller = { arn: callerArn, accessKeyId: 'a', ...place }
    callNow = { world, caller, requestId: 'r', userAgent: 'test', ...place }
  })
}

export const clock = (): VirtualClock => clockNow
export const call = (): Call => callNow

/** Makes a queue and answers its URL. */
export function queue(name = 'work', settings: Record<string, unknown> = {}): string {
  const { world } = callNow
  return queueUrl(world, createQueue(world, { ...place, name }, readSettings(settings)))
}

export async function run<Answer>(action: Action, input: object): Promise<Answer> {
  return performAction<Answer>(action, input, callNow)
}

export function send(QueueUrl: string, MessageBody: string, more: object = {}) {
  return run<Record<string, string>>(sendMessage, { QueueUrl, MessageBody, ...more })
}

export async function receive(QueueUrl: string, more: object = {}): Promise<Received[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, ...more }
  return (await run<{ Messages?: Received[] }>(receiveMessage, input)).Messages ?? []
}

export async function bodies(url: string, more: object = {}): Promise<string[]> {
  return (await receive(url, more)).map(({ Body }) => Body)
}
