/** Makes a Lambda worker's waits on purpose last as long by the sandbox's virtual clock. */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

/**
 * Replaces `setTimeout` of `node:timers/promises`, by which a function waits on purpose: `ask` is
 * told a number and how long, and calling what is answered with that number ends the wait. Time
 * goes on meanwhile. What SDK clients wait between attempts is another matter: see
 * short-pauses.ts. An abort signal is not heard.
 */
export function waitByClock(ask: (number: number, ms: number) => void): (number: number) => void {
  const waiting = new Map<number, () => void>()
  let last = 0
  const wait = <Value>(ms = 0, value?: Value) =>
    new Promise<Value | undefined>((resolve) => {
      const number = ++last
      waiting.set(number, () => resolve(value))
      ask(number, ms)
    })
  Object.assign(timers, { setTimeout: wait })
  syncBuiltinESMExports()
  return (number) => {
    waiting.get(number)?.()
    waiting.delete(number)
  }
}
