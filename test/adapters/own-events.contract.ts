/** What every backend of Rollcall's own events promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Throttled } from '../../core/errors.ts'
import type { OwnEvent } from '../../core/own-events/schemas.ts'
import type { OwnEvents } from '../../core/ports.ts'
import { ownEventSamples } from '../support/own-event-samples.ts'

export interface OwnEventsBackend {
  readonly ownEvents: OwnEvents
  /** What the bus took, in its order. */
  taken(): Promise<readonly OwnEvent[]>
  /** From now on the bus takes nothing, until told otherwise. */
  refuse(refuses: boolean): void
  close(): Promise<void>
}

export function ownEventsContract(backend: string, make: () => Promise<OwnEventsBackend>): void {
  describe(`own events in ${backend}`, () => {
    let made: OwnEventsBackend
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    test('are taken in the order given, however many', async () => {
      const events = ownEventSamples()
      expect(events.length).toBeGreaterThan(20)
      await made.ownEvents.publish(events)
      expect(await made.taken()).toEqual(events)
    })

    test('none are nothing to publish', async () => {
      made.refuse(true)
      await made.ownEvents.publish([])
      expect(await made.taken()).toEqual([])
    })

    test('that the bus does not take are published again', async () => {
      const events = ownEventSamples().slice(0, 3)
      made.refuse(true)
      await expect(made.ownEvents.publish(events)).rejects.toThrow(Throttled)
      made.refuse(false)
      await made.ownEvents.publish(events)
      expect(await made.taken()).toEqual(events)
    })
  })
}
