/** Makes `Date` of a Lambda worker follow the sandbox's virtual clock. */

/**
 * Replaces the global `Date`: without arguments, and in `Date.now()`, it reads `clock`
 * (milliseconds as one BigInt64, written by the sandbox). Timers (`setTimeout`) and `performance`
 * stay real.
 */
export function followClock(clock: SharedArrayBuffer): void {
  const cell = new BigInt64Array(clock)
  const now = () => Number(Atomics.load(cell, 0))
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}
