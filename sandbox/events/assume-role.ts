/** EventBridge and Scheduler assume a target's role, and leave that in CloudTrail. */
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { eventsState } from './state.ts'

const hour = 3_600_000

interface Assumed {
  readonly roleArn: string
  /** For example `events.amazonaws.com`. */
  readonly invokedBy: string
  /** The rule, or the schedule's group. */
  readonly sourceArn: string
}

/**
 * Records an assumption at most once an hour for each service and role: that AWS keeps credentials
 * that long is assumed, as is the session name, 32 hexadecimal digits. Throws `AwsError`
 * (`AccessDenied`) when the role does not trust the service.
 */
export function assumeRole(world: World, { roleArn, invokedBy, sourceArn }: Assumed): void {
  const { assumedAt } = eventsState.of(world)
  const key = `${invokedBy} ${roleArn}`
  const last = assumedAt.get(key)
  if (last !== undefined && world.clock.now() - last < hour) return
  const sessionName = world.random.hex(32)
  integrations.of(world).recordAssumption({ roleArn, invokedBy, sessionName, sourceArn })
  assumedAt.set(key, world.clock.now())
}
