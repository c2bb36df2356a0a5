/** Compares everyone with the directory, the map and Studio, and asks for who differs. */
import { begin, takeLease } from './begin.ts'
import { again, finish } from './finish.ts'
import { goOn } from './go-on.ts'
import { leaseKeeper } from './lease-keeper.ts'
import { readSnapshot } from './read-snapshot.ts'
import type { ComparePorts, RunState } from './run-state.ts'

/** Of the function's fifteen minutes: after these it begins nothing more. */
const BUDGET_MS = 5 * 60_000
/** Before the next call: for breath, or for a service that asked for patience. */
const PAUSE_SECONDS = { rested: 1, throttled: 10 } as const

/** `fence` when the lease was taken for this run, `run` when it goes on from an earlier call. */
export interface CompareInput {
  readonly fence?: number
  readonly run?: RunState
}

export type Compared =
  | { readonly outcome: 'another run goes on' }
  | { readonly outcome: 'more'; readonly run: RunState; readonly pauseSeconds: number }
  | { readonly outcome: 'complete'; readonly id: string; readonly findings: number }

export function compareEveryone(ports: ComparePorts) {
  return async (input: CompareInput): Promise<Compared> => {
    const now = ports.clock.now()
    const lease = input.run ? undefined : await takeLease(ports, input)
    if (!lease && !input.run) return { outcome: 'another run goes on' }
    const seen = await readSnapshot(ports.snapshot)
    const run = lease ? begin(ports, { lease, seen }) : input.run
    if (!run) throw new Error('a run has neither begun nor gone on')
    const keep = leaseKeeper(ports, { fence: run.fence, renewedAt: lease ? now : 0 })
    const come = await goOn({ ports, seen, keep }, run, now + BUDGET_MS)
    if (come.next !== 'finish') {
      const pause = come.throttled > 0 ? 'throttled' : 'rested'
      return { outcome: 'more', run: come, pauseSeconds: PAUSE_SECONDS[pause] }
    }
    const done = await finish(ports, come, seen.lastRun)
    if (done) return { outcome: 'complete', id: done.id, findings: done.findings.length }
    return { outcome: 'more', run: await again(ports, come), pauseSeconds: PAUSE_SECONDS.rested }
  }
}
