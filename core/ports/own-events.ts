/** What Rollcall tells others. */
import type { OwnEvent } from '../own-events/schemas.ts'

export interface OwnEvents {
  /**
   * Puts each on Rollcall's own bus, in the order given, and nothing for none. At least once:
   * throws `Throttled` when the bus did not take some of them, and then all are published again.
   */
  publish(events: readonly OwnEvent[]): Promise<void>
}
