/** Standard queues: what each is set to and which messages lie in it. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import type { MessageAttributes } from './message-attributes.ts'

/** Settings in AWS's units; bounds and defaults as in the API reference of CreateQueue. */
export interface QueueSettings {
  /** Seconds, 0 to 43,200. Default 30. */
  readonly visibilityTimeout: number
  /** Seconds, 0 to 900. Default 0. */
  readonly delaySeconds: number
  /** Seconds, 60 to 1,209,600. Default 345,600. */
  readonly messageRetentionPeriod: number
  /** Bytes, 1,024 to 1,048,576. Default 1,048,576. */
  readonly maximumMessageSize: number
  /** Seconds, 0 to 20. Default 0. */
  readonly receiveMessageWaitTimeSeconds: number
  readonly redrivePolicy?: RedrivePolicy
}

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string
  /** 1 to 1,000. */
  readonly maxReceiveCount: number
}

export interface Message {
  readonly messageId: string
  readonly body: string
  readonly attributes: MessageAttributes
  readonly sentAtMs: number
  readonly senderId: string
  readonly deadLetterSourceArn?: string
  receiveCount: number
  firstReceivedAtMs?: number
  /** Not received before this time: delayed, or hidden since it was received. */
  visibleAtMs: number
  /** Of the latest receive; undefined while the message was never received. */
  receiptHandle?: string
}

export interface Queue {
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly createdAtMs: number
  readonly settings: QueueSettings
  messages: Message[]
  purgedAtMs?: number
  /** Called when a message is added, becomes visible sooner, or is given back. */
  readonly waiting: Set<() => void>
}

const queues = defineStore<Map<string, Queue>>(() => new Map())

export interface QueueIdentity {
  readonly accountId: string
  readonly region: string
  readonly name: string
}

export function queueArn({ accountId, region, name }: QueueIdentity): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`
}

/** The Region stands in the path, as it stands in the host name of a real queue's URL. */
export function queueUrl(world: World, { accountId, region, name }: QueueIdentity): string {
  return `${world.url}/queue/${region}/${accountId}/${name}`
}

/** Throws `QueueNameExists` or `InvalidParameterValue`. */
export function createQueue(world: World, identity: QueueIdentity, settings: QueueSettings): Queue {
  const { accountId, region, name } = identity
  if (!/^[\w-]{1,80}$/.test(name))
    throw new AwsError(
      'InvalidParameterValue',
      `the queue name "${name}" must be 1 to 80 letters, digits, hyphens or underscores; ` +
        'the sandbox has standard queues only',
    )
  const arn = queueArn(identity)
  if (queues.of(world).has(arn))
    throw new AwsError('QueueNameExists', `A queue named ${name} already exists.`)
  const queue: Queue = {
    arn,
    name,
    accountId,
    region,
    createdAtMs: world.clock.now(),
    settings,
    messages: [],
    waiting: new Set(),
  }
  queues.of(world).set(arn, queue)
  return queue
}

export function lookUpQueue(world: World, arn: string): Queue | undefined {
  return queues.of(world).get(arn)
}

/** Throws `QueueDoesNotExist`. */
export function findQueue(world: World, arn: string): Queue {
  const queue = lookUpQueue(world, arn)
  if (queue) return queue
  throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${arn}`)
}

/** Finds a queue by its URL, whatever the host; throws `QueueDoesNotExist` or `InvalidAddress`. */
export function findQueueByUrl(world: World, url: unknown): Queue {
  const parts = /(?:\/queue\/([a-z0-9-]+))?\/(\d{12})\/([\w-]{1,80})$/.exec(String(url))
  if (!parts)
    throw new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404)
  const [, inPath, accountId = '', name = ''] = parts
  const inHost = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\//.exec(String(url))?.[1]
  return findQueue(world, queueArn({ accountId, region: inPath ?? inHost ?? world.region, name }))
}

/** Every queue of the world, by ARN. */
export function allQueues(world: World): Queue[] {
  return [...queues.of(world).values()].sort((left, right) => (left.arn < right.arn ? -1 : 1))
}

/** The queues of an account and Region, by name. */
export function listQueues(
  world: World,
  place: { readonly accountId: string; readonly region: string },
): Queue[] {
  return allQueues(world).filter(
    ({ accountId, region }) => accountId === place.accountId && region === place.region,
  )
}
