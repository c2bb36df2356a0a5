/** The machine's clock. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock, Wait } from '../core/ports.ts'

/** Of Node's own, so that a sandbox under virtual time lets as much of that pass. */
export const systemWait: Wait = async (ms) => {
  await wait(ms)
}

export const systemClock: Clock = {
  now: () => Date.now(),
}
