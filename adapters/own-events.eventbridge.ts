/** Rollcall's own events on an EventBridge bus. */
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge'
import { Throttled } from '../core/errors.ts'
import { detailTypes, ownSource } from '../core/own-events/detail-types.ts'
import type { OwnEvent } from '../core/own-events/schemas.ts'
import type { OwnEvents } from '../core/ports/own-events.ts'
import { inCoreWords } from './errors.ts'

/** Entries of one PutEvents call (EventBridge API reference). */
const ENTRIES_MAX = 10

export function eventBridgeOwnEvents(options: {
  readonly client: EventBridgeClient
  /** Name or ARN. */
  readonly bus: string
}): OwnEvents {
  const { client, bus } = options
  return {
    async publish(events) {
      for (let start = 0; start < events.length; start += ENTRIES_MAX) {
        const Entries = events.slice(start, start + ENTRIES_MAX).map((one) => entryOf(one, bus))
        const answer = await inCoreWords(() => client.send(new PutEventsCommand({ Entries })))
        if (!answer.FailedEntryCount) continue
        const codes = (answer.Entries ?? []).flatMap(({ ErrorCode }) => ErrorCode ?? [])
        throw new Throttled(
          `the bus ${bus} did not take ${answer.FailedEntryCount} of ${Entries.length} events ` +
            `(${[...new Set(codes)].join(', ')})`,
        )
      }
    },
  }
}

function entryOf(event: OwnEvent, EventBusName: string): PutEventsRequestEntry {
  return {
    EventBusName,
    Source: ownSource,
    DetailType: detailTypes[event.kind],
    Time: new Date(event.time),
    Detail: JSON.stringify(event),
  }
}
