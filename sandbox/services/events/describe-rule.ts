/** DescribeRule */
import { findBus, findRule } from '../../events/buses.ts'
import type { Action } from '../service.ts'
import { showRule } from './show.ts'

interface DescribeRuleRequest {
  readonly Name?: string
  readonly EventBusName?: string
}

export const action: Action = ({ Name, EventBusName }: DescribeRuleRequest, call) =>
  showRule(findRule(findBus(call.world, EventBusName ?? 'default', call), String(Name)))
