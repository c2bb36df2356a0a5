/** How often AWS is called in a sandbox: at most in one second, by operation, and refused. */

import type { Sandbox } from '../../sandbox/sandbox.ts'
import { requestRates } from '../../sandbox/services/request-rate.ts'

export interface CallRates {
  /** Calls in the busiest second of the sandbox's clock, by operation, of one service. */
  peaks(service: string): ReadonlyMap<string, number>
  /** Calls of a service, for example `identitystore`, that were refused for its rate. */
  refused(service: string): number
}

/** Counts from now on. */
export function watchCalls({ world }: Sandbox): CallRates {
  const seconds = new Map<string, Map<number, number>>()
  const { calls, clock } = world
  const record = calls.record.bind(calls)
  calls.record = (caller, service, action) => {
    record(caller, service, action)
    const second = Math.floor(clock.now() / 1000)
    const counts = seconds.get(`${service} ${action}`) ?? new Map<number, number>()
    counts.set(second, (counts.get(second) ?? 0) + 1)
    seconds.set(`${service} ${action}`, counts)
  }
  const before = new Map(requestRates(world).refused)
  const most = (operation: string) => Math.max(0, ...(seconds.get(operation)?.values() ?? []))
  return {
    peaks: (service) =>
      new Map(
        [...seconds.keys()]
          .filter((operation) => operation.startsWith(`${service} `))
          .sort()
          .map((operation) => [operation, most(operation)]),
      ),
    refused: (service) =>
      [...requestRates(world).refused]
        .filter(([of]) => of.split(' ')[0] === service)
        .reduce((sum, [of, count]) => sum + count - (before.get(of) ?? 0), 0),
  }
}
