/** Subscribes endpoints to topics. */
import type { World } from '../world/world.ts'
import { readFilterPolicy } from './filter-policy.ts'
import {
  findTopic,
  invalidParameter,
  listTopics,
  type Protocol,
  protocols,
  type Subscription,
} from './topic.ts'

export interface SubscriptionRequest {
  readonly topicArn: unknown
  readonly protocol: unknown
  readonly endpoint: unknown
  readonly ownerAccountId: string
  /**
   * Queues of the topic's own account need no confirming (documented). An address does; one that a
   * template names counts as confirmed here, one that a call names stays pending.
   */
  readonly confirmed: boolean
  /** As in templates; texts as in `Subscribe`. */
  readonly attributes: Readonly<Record<string, unknown>>
}

const known = ['FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy']

/** Subscribing again with the same endpoint answers the subscription there is. */
export function subscribe(world: World, request: SubscriptionRequest): Subscription {
  const { attributes, ownerAccountId } = request
  const topic = findTopic(world, request.topicArn)
  const protocol = readProtocol(request.protocol)
  const endpoint = readEndpoint(protocol, request.endpoint)
  const stranger = Object.keys(attributes).find((name) => !known.includes(name))
  if (stranger !== undefined) throw invalidParameter(`AttributeName: ${stranger} is unknown here`)
  const same = [...topic.subscriptions.values()].find(
    (one) => one.protocol === protocol && one.endpoint === endpoint,
  )
  if (same) return same
  const raw = String(attributes.RawMessageDelivery ?? false) === 'true'
  if (raw && protocol.startsWith('email'))
    throw invalidParameter(`Attributes Reason: RawMessageDelivery is not for ${protocol}`)
  const { FilterPolicy, FilterPolicyScope } = attributes
  const deadLetterArn = readRedrivePolicy(attributes.RedrivePolicy)
  const subscription: Subscription = {
    arn: `${topic.arn}:${world.random.uuid()}`,
    topicArn: topic.arn,
    protocol,
    endpoint,
    ownerAccountId,
    confirmed: request.confirmed || endpoint.split(':')[4] === topic.accountId,
    rawMessageDelivery: raw,
    ...(FilterPolicy !== undefined && {
      filter: readFilterPolicy(FilterPolicy, FilterPolicyScope),
    }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  }
  topic.subscriptions.set(subscription.arn, subscription)
  return subscription
}

/** Nothing happens when there is no such subscription (`Unsubscribe` is idempotent). */
export function unsubscribe(world: World, subscriptionArn: string): void {
  const [topicArn = ''] = /^arn:aws:sns:[^:]*:[^:]*:[^:]+/.exec(subscriptionArn) ?? []
  const [, , , region = '', accountId = ''] = topicArn.split(':')
  const topic = listTopics(world, { region, accountId }).find(({ arn }) => arn === topicArn)
  if (!topic || subscriptionArn === topicArn)
    throw invalidParameter(`SubscriptionArn Reason: no ARN of a subscription: ${subscriptionArn}`)
  topic.subscriptions.delete(subscriptionArn)
}

function readProtocol(value: unknown): Protocol {
  const found = protocols.find((name) => name === value)
  if (found) return found
  throw invalidParameter(
    `Protocol Reason: the sandbox knows ${protocols.join(', ')}, not ${JSON.stringify(value)}`,
  )
}

const shapes: Readonly<Record<Protocol, RegExp>> = {
  sqs: /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[\w-]+$/,
  email: /^[^@\s]+@[^@\s]+$/,
  'email-json': /^[^@\s]+@[^@\s]+$/,
  http: /^http:\/\/./,
  https: /^https:\/\/./,
  sms: /^\+?[\d-]+$/,
}

function readEndpoint(protocol: Protocol, value: unknown): string {
  if (typeof value === 'string' && shapes[protocol].test(value)) return value
  throw invalidParameter(`Endpoint Reason: ${JSON.stringify(value)} is no endpoint of ${protocol}`)
}

function readRedrivePolicy(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const { deadLetterTargetArn } = typeof value === 'string' ? JSON.parse(value) : Object(value)
  if (shapes.sqs.test(String(deadLetterTargetArn))) return String(deadLetterTargetArn)
  throw invalidParameter(`RedrivePolicy: deadLetterTargetArn must be a queue's ARN`)
}
