/** Puts an event on a bus: every rule that takes it sends it to its targets, in the background. */
import type { BusEvent } from '../contracts.ts'
import type { World } from '../world/world.ts'
import { readBusArn } from './arns.ts'
import { findBus } from './buses.ts'
import { deliver } from './deliver.ts'
import { throughFaults } from './faults.ts'
import { takes } from './rule.ts'
import { type Bus, type BusListener, eventsState } from './state.ts'

export interface PutEvent {
  readonly busArn: string
  readonly event: BusEvent
  /** The sending bus, for a bus-to-bus delivery. */
  readonly fromBus?: string
}

/**
 * Resolves once the rules have seen the event; deliveries hold the clock while they run. Rejects
 * with `ResourceNotFoundException` when there is no such bus.
 */
export async function putEvent(world: World, { busArn, event, fromBus }: PutEvent): Promise<void> {
  const bus = findBus(world, busArn, readBusArn(busArn, 'busArn'))
  for (const listener of eventsState.of(world).listeners) listener(bus.name, event)
  if (fromBus === undefined) {
    throughFaults(world, { event, route: (copy) => route(world, bus, { event: copy }) })
  } else {
    route(world, bus, { event, fromBus })
  }
}

/** Hands every event from now on to `listener`, as it was put: before faults, rules and targets. */
export function listenToBuses(world: World, listener: BusListener): void {
  eventsState.of(world).listeners.push(listener)
}

function route(
  world: World,
  bus: Bus,
  { event, fromBus }: { readonly event: BusEvent; readonly fromBus?: string },
): void {
  const ingestionTime = new Date(world.clock.now()).toISOString()
  for (const rule of bus.rules.values()) {
    if (!takes(rule, event)) continue
    for (const target of rule.targets) {
      const origin = fromBus === undefined ? {} : { fromBus }
      void deliver(world, { rule, target, event, ingestionTime, ...origin })
    }
  }
}
