/** Standard SNS topics: which there are, and who is subscribed to each. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import type { FilterPolicy } from './filter-policy.ts'

/**
 * `sqs` is delivered. The others are not sent: what would have gone out is kept among the notices.
 * Lambda, Firehose and mobile applications are refused.
 */
export const protocols = ['sqs', 'email', 'email-json', 'http', 'https', 'sms'] as const

export type Protocol = (typeof protocols)[number]

export interface Subscription {
  readonly arn: string
  readonly topicArn: string
  readonly protocol: Protocol
  readonly endpoint: string
  readonly ownerAccountId: string
  /** Whether it is sent anything; an address that nobody confirmed is not. */
  readonly confirmed: boolean
  readonly rawMessageDelivery: boolean
  readonly filter?: FilterPolicy
  /** Where a message goes that the endpoint refused. */
  readonly deadLetterArn?: string
}

export interface Topic {
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly displayName: string
  /** By ARN, in the order of subscribing. */
  readonly subscriptions: Map<string, Subscription>
}

const topics = defineStore<Map<string, Topic>>(() => new Map())

export interface TopicIdentity {
  readonly accountId: string
  readonly region: string
  /** 1 to 256 letters, digits, hyphens and underscores (CreateTopic). */
  readonly name: string
  /** Default none. */
  readonly displayName?: string
}

/** Throws `InvalidParameter`. */
export function createTopic(world: World, identity: TopicIdentity): Topic {
  const { accountId, region, name, displayName = '' } = identity
  const arn = `arn:aws:sns:${region}:${accountId}:${name}`
  if (!/^[\w-]{1,256}$/.test(name))
    throw invalidParameter(
      `the topic name "${name}" must be 1 to 256 letters, digits, hyphens or underscores; the ` +
        'sandbox has standard topics only',
    )
  if (topics.of(world).has(arn)) throw invalidParameter(`Topic already exists: ${arn}`)
  const topic = { arn, name, accountId, region, displayName, subscriptions: new Map() }
  topics.of(world).set(arn, topic)
  return topic
}

/** Throws `InvalidParameter` for what is no topic's ARN, and `NotFound` (404). */
export function findTopic(world: World, arn: unknown): Topic {
  if (!/^arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(String(arn)))
    throw invalidParameter(`TopicArn Reason: An ARN must be that of a topic, not ${arn}`)
  const topic = topics.of(world).get(String(arn))
  if (topic) return topic
  throw new AwsError('NotFound', 'Topic does not exist', 404)
}

/** The topics of an account and Region, by name. */
export function listTopics(
  world: World,
  place: { readonly accountId: string; readonly region: string },
): Topic[] {
  return [...topics.of(world).values()]
    .filter(({ accountId, region }) => accountId === place.accountId && region === place.region)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

export function invalidParameter(reason: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${reason}`)
}
