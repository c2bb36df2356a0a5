/** Makes pauses in a Lambda worker short: virtual time stands still while a function runs. */

/** Long enough for another worker to finish what this one waits for. */
const LONGEST_MS = 10

/**
 * Replaces the global `setTimeout`: a timer whose callback is a promise's own resolver is a pause,
 * as SDK clients make between attempts, and lasts 10 ms of real time at most. It takes no virtual
 * time, so that who was throttled still is. Other timers, such as those that give up on a request,
 * stay as they are.
 */
export function shortenPauses(): void {
  const { setTimeout: real } = globalThis
  const shortened = (callback: () => void, ms = 0, ...given: []) =>
    real(callback, isResolver(callback) ? Math.min(ms, LONGEST_MS) : ms, ...given)
  globalThis.setTimeout = Object.assign(shortened, real)
}

/** Resolvers are made by the engine: they have no source text, and no name as bound ones have. */
function isResolver(callback: unknown): boolean {
  if (typeof callback !== 'function' || callback.name !== '') return false
  return /\[native code\]/.test(`${callback}`)
}
