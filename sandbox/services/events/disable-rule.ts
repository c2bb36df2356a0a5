/** DisableRule: sets the state to `DISABLED`. */
import { findBus, setRuleState } from '../../events/buses.ts'
import type { Action } from '../service.ts'

interface DisableRuleRequest {
  readonly Name?: string
  readonly EventBusName?: string
}

export const action: Action = ({ Name, EventBusName }: DisableRuleRequest, call) => {
  setRuleState(findBus(call.world, EventBusName ?? 'default', call), String(Name), 'DISABLED')
  return {}
}
