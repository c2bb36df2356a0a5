/** DescribeEventBus */
import { findBus } from '../../events/buses.ts'
import type { Action } from '../service.ts'
import { showBus } from './show.ts'

interface DescribeEventBusRequest {
  /** Name or ARN. Default `default`. */
  readonly Name?: string
}

export const action: Action = ({ Name }: DescribeEventBusRequest, call) =>
  showBus(findBus(call.world, Name ?? 'default', call))
