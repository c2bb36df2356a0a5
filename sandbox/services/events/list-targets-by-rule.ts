/** ListTargetsByRule: targets as their template gave them. */
import { findBus, findRule } from '../../events/buses.ts'
import type { Action } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'

interface ListTargetsByRuleRequest extends PageRequest {
  readonly Rule?: string
  readonly EventBusName?: string
}

export const action: Action = (input: ListTargetsByRuleRequest, call) => {
  const bus = findBus(call.world, input.EventBusName ?? 'default', call)
  const { items, token } = pageOf(findRule(bus, String(input.Rule)).targets, input)
  return { Targets: items.map(({ given }) => given), ...token }
}
