/** Unsubscribe */
import { unsubscribe } from '../../topics/subscription.ts'
import type { Action } from '../service.ts'

interface UnsubscribeRequest {
  readonly SubscriptionArn?: string
}

export const action: Action = (input: UnsubscribeRequest, { world }) => {
  unsubscribe(world, String(input.SubscriptionArn))
  return {}
}
