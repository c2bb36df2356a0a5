/** Subscribe: an address stays pending, as no message asks it to confirm here. */
import { subscribe } from '../../topics/subscription.ts'
import type { Action } from '../service.ts'

interface SubscribeRequest {
  readonly TopicArn?: string
  readonly Protocol?: string
  readonly Endpoint?: string
  readonly Attributes?: Readonly<Record<string, unknown>>
  readonly ReturnSubscriptionArn?: string
}

export const action: Action = (input: SubscribeRequest, { world, accountId }) => {
  const { arn, confirmed } = subscribe(world, {
    topicArn: input.TopicArn,
    protocol: input.Protocol,
    endpoint: input.Endpoint,
    ownerAccountId: accountId,
    confirmed: false,
    attributes: { ...input.Attributes },
  })
  const shown = confirmed || input.ReturnSubscriptionArn === 'true'
  return { SubscriptionArn: shown ? arn : 'pending confirmation' }
}
