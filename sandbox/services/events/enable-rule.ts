/** EnableRule: sets the state to `ENABLED`. */
import { findBus, setRuleState } from '../../events/buses.ts'
import type { Action } from '../service.ts'

interface EnableRuleRequest {
  readonly Name?: string
  readonly EventBusName?: string
}

export const action: Action = ({ Name, EventBusName }: EnableRuleRequest, call) => {
  setRuleState(findBus(call.world, EventBusName ?? 'default', call), String(Name), 'ENABLED')
  return {}
}
