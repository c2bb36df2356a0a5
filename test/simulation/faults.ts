/** Named faults, each with its own probability; some are switched off entirely in each world. */

import { Throttled } from '../../core/errors.ts'
import type { Random } from '../../sandbox/world/random.ts'
import type { Fault } from '../support/memory-tables.ts'

export interface Faults {
  /** An event never arrives. */
  readonly eventLost: number
  /** An event arrives twice. */
  readonly eventTwice: number
  /** How late an event may be, in milliseconds. */
  readonly eventDelayMs: number
  /** A call is refused before it took effect. */
  readonly callThrottled: number
  /** A call took effect and its answer is lost: "did it commit?" */
  readonly answerLost: number
  /** A holder stops between two of its tasks and is never heard of again. */
  readonly holderDies: number
  /** A change of a profile ends in Failed. */
  readonly profileFails: number
}

export const noFaults: Faults = {
  eventLost: 0,
  eventTwice: 0,
  eventDelayMs: 2_000,
  callThrottled: 0,
  answerLost: 0,
  holderDies: 0,
  profileFails: 0,
}

/** Half of the faults are off in a given world, so that the others are seen alone too. */
export function drawFaults(random: Random): Faults {
  const maybe = (most: number) => (random.next() < 0.5 ? 0 : random.next() * most)
  return {
    eventLost: maybe(0.3),
    eventTwice: maybe(0.5),
    eventDelayMs: random.between(1, 60_000),
    callThrottled: maybe(0.15),
    answerLost: maybe(0.1),
    holderDies: maybe(0.05),
    profileFails: maybe(0.1),
  }
}

/** The `fault` hook of the in-memory ports. */
export function faultyCalls(random: Random, now: () => Faults): Fault {
  return async (call, run) => {
    const { callThrottled, answerLost } = now()
    if (random.next() < callThrottled) throw new Throttled(`${call} was refused`)
    const answer = run()
    if (random.next() < answerLost) throw new Error(`the answer of ${call} was lost`)
    return answer
  }
}
