/** ListEventBuses */
import { listBuses } from '../../events/buses.ts'
import type { Action } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { showBus } from './show.ts'

interface ListEventBusesRequest extends PageRequest {
  readonly NamePrefix?: string
}

export const action: Action = (input: ListEventBusesRequest, call) => {
  const { NamePrefix = '' } = input
  const buses = listBuses(call.world, call).filter(({ name }) => name.startsWith(NamePrefix))
  const { items, token } = pageOf(buses, input)
  return { EventBuses: items.map(showBus), ...token }
}
