/** ListRules */
import { findBus } from '../../events/buses.ts'
import type { Action } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { showRule } from './show.ts'

interface ListRulesRequest extends PageRequest {
  readonly EventBusName?: string
  readonly NamePrefix?: string
}

export const action: Action = (input: ListRulesRequest, call) => {
  const { EventBusName = 'default', NamePrefix = '' } = input
  const rules = [...findBus(call.world, EventBusName, call).rules.values()]
    .filter(({ name }) => name.startsWith(NamePrefix))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
  const { items, token } = pageOf(rules, input)
  return { Rules: items.map(showRule), ...token }
}
