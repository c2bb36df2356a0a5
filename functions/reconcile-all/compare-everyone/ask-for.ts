/** Asks for the users who differ, except for those whose reconciliation sees to it already. */

import { userKey } from '../../../core/lease/keys.ts'
import { isLive } from '../../../core/lease/lease.ts'
import { mendedUserEvent } from '../../../core/own-events/of-run.ts'
import type { Lease } from '../../../core/ports.ts'
import type { Difference } from '../../../core/reconcile-all/difference-of.ts'
import { causeId } from '../../../core/reconcile-all/run.ts'
import type { Instant } from '../../../core/words.ts'
import { requestUser } from '../../support/start-user.ts'
import { type RunState, runFacts, type Work, withAsked } from './run-state.ts'

export interface Differing extends Difference {
  readonly userId: string
  readonly readStudio?: boolean
}

/** Leases that one call reads. */
const LEASES_PER_CALL = 100
/** The sweep takes what waits within a minute; who waits longer than this has been forgotten. */
const FORGOTTEN_MS = 5 * 60_000

export async function askFor(
  work: Work,
  run: RunState,
  differing: readonly Differing[],
): Promise<RunState> {
  let asked = run
  for (let start = 0; start < differing.length; start += LEASES_PER_CALL) {
    const chunk = differing.slice(start, start + LEASES_PER_CALL)
    const leases = await work.ports.leases.readAll(chunk.map(({ userId }) => userKey(userId)))
    const byKey = new Map(leases.map((lease) => [lease.key, lease]))
    const now = work.ports.clock.now()
    const toAsk = chunk.filter((one) => !isSeenTo(byKey.get(userKey(one.userId)), one, now))
    await tellEdited(work, run, toAsk)
    for (const one of toAsk) {
      await work.keep()
      await ask(work, run, one)
      asked = withAsked(asked, one.cause, 1)
    }
  }
  return asked
}

/** Before they are asked for: who has been asked for is not found again. */
async function tellEdited({ ports }: Work, run: RunState, differing: readonly Differing[]) {
  const edited = differing.filter(({ cause }) => cause === 'edit by hand')
  const facts = runFacts(ports, run)
  const events = edited.map(({ userId, cause }) => mendedUserEvent(facts, cause, userId))
  await ports.ownEvents.publish(events)
}

/** Whoever is on the way trusts the ledger, unless they were told to look at Studio. */
function isSeenTo(lease: Lease | undefined, differing: Differing, now: Instant): boolean {
  const { readStudio, waitsInVain } = differing
  if (lease === undefined || (readStudio && !lease.readStudio)) return false
  if (waitsInVain) return isLive(lease, now)
  return (
    isLive(lease, now) || (lease.wanted > lease.done && (lease.dueAt ?? 0) + FORGOTTEN_MS > now)
  )
}

async function ask({ ports }: Work, run: RunState, one: Differing): Promise<void> {
  const { userId, cause, waitsInVain: _, ...how } = one
  const now = ports.clock.now()
  const because = { eventId: causeId(run.id, cause), door: run.door, time: now }
  const started = await requestUser(ports, { userId, because, now, ...how })
  ports.log.info('user differs and has been asked for', { userId, cause, started })
}
