/** What other parts of the sandbox use of queues: sending, and how much lies in each. */
import type { World } from '../world/world.ts'
import { allQueues } from './queue.ts'
import { dropExpired } from './receive.ts'

export { sendMessage } from './send.ts'

export interface QueueDepth {
  readonly arn: string
  /** Messages that can be received now. */
  readonly visible: number
  /** Messages delayed, or received and neither deleted nor visible again. */
  readonly hidden: number
}

/** Every queue of every account and Region, by ARN. */
export function queueDepths(world: World): QueueDepth[] {
  const now = world.clock.now()
  return allQueues(world).map((queue) => {
    dropExpired(world, queue)
    const hidden = queue.messages.filter(({ visibleAtMs }) => visibleAtMs > now).length
    return { arn: queue.arn, visible: queue.messages.length - hidden, hidden }
  })
}
