/** Rollcall's own events in memory: each is held against its schema when it is published. */
import { type OwnEvent, ownEventSchemas } from '../../core/own-events/schemas.ts'
import type { OwnEvents } from '../../core/ports.ts'
import { type Fault, noFault } from './memory-tables.ts'

export interface MemoryOwnEvents extends OwnEvents {
  /** In the order they were published. */
  readonly published: OwnEvent[]
}

export function memoryOwnEvents(options: { readonly fault?: Fault } = {}): MemoryOwnEvents {
  const { fault = noFault } = options
  const published: OwnEvent[] = []
  return {
    published,
    async publish(events) {
      if (events.length === 0) return
      for (const event of events) ownEventSchemas[event.kind].parse(event)
      await fault('ownEvents.publish', () => {
        published.push(...structuredClone(events))
      })
    },
  }
}
