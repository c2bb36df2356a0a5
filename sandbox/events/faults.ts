/**
 * What EventBridge may do to events and seldom does, at will: lose them (services deliver on a best
 * effort basis), deliver them twice or more (at least once), and change their order (none is
 * promised). Faults touch events as they enter their first bus, not on a hop to a second.
 */
import type { BusEvent } from '../contracts.ts'
import type { World } from '../world/world.ts'
import { eventsState } from './state.ts'

export interface Faults {
  /** How often each event is delivered, at least 1. Default 1. */
  readonly duplicate?: number
  /** Events it answers true for vanish. */
  readonly lose?: (event: BusEvent) => boolean
  /** Keeps events back and lets them go in reverse order. */
  readonly holdBack?: {
    /** Let go once so many are kept. */
    readonly events: number
    /** Let go at the latest so long after the first was kept. */
    readonly longestMs: number
  }
}

export interface HeldEvent {
  readonly event: BusEvent
  readonly route: (event: BusEvent) => void
}

/** Replaces all faults; events kept back are let go first. `{}` ends them. */
export function setFaults(world: World, faults: Faults): void {
  const { duplicate = 1, holdBack } = faults
  if (!Number.isInteger(duplicate) || duplicate < 1)
    throw new RangeError(`duplicate must be a whole number of at least 1; it is ${duplicate}`)
  if (holdBack && !(holdBack.events >= 1 && holdBack.longestMs >= 0))
    throw new RangeError('holdBack takes at least 1 event and a time of at least 0 ms')
  releaseHeldEvents(world)
  eventsState.of(world).faults = faults
}

/** Loses the next `count` events that match, then no more; other faults stay. */
export function loseNext(world: World, matches: (event: BusEvent) => boolean, count = 1): void {
  const state = eventsState.of(world)
  let left = count
  const before = state.faults.lose
  const lose = (event: BusEvent) => {
    if (before?.(event)) return true
    if (left === 0 || !matches(event)) return false
    left--
    return true
  }
  state.faults = { ...state.faults, lose }
}

/** Lets go, last first, what `holdBack` keeps. */
export function releaseHeldEvents(world: World): void {
  const state = eventsState.of(world)
  const held = state.held
  state.held = []
  for (const { event, route } of held.reverse()) route(event)
}

/** Sends an event on through the faults set; `route` is called for each delivery. */
export function throughFaults(world: World, { event, route }: HeldEvent): void {
  const state = eventsState.of(world)
  const { duplicate = 1, lose, holdBack } = state.faults
  if (lose?.(event)) {
    state.notices.push(`event ${event.id} (${event['detail-type']}) was lost on purpose`)
    return
  }
  const copies = Array.from({ length: duplicate }, () => ({ event, route }))
  if (!holdBack) {
    for (const copy of copies) copy.route(copy.event)
    return
  }
  if (state.held.length === 0)
    world.clock.at(world.clock.now() + holdBack.longestMs, () => releaseHeldEvents(world))
  state.held.push(...copies)
  if (state.held.length >= holdBack.events) releaseHeldEvents(world)
}
