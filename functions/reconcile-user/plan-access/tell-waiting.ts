/** Tells others who begins to wait, and notes it so that it is told once. */
import { noteOfWaits, waitingEvents, withEnds } from '../../../core/own-events/of-waiting.ts'
import type { OwnEvent } from '../../../core/own-events/schemas.ts'
import type { OwnEvents, SeenUser, Write } from '../../../core/ports.ts'
import type { Because, Instant, Plan } from '../../../core/words.ts'

interface Told {
  readonly plan: Plan
  /** As the snapshot has the user. */
  readonly user: SeenUser | undefined
  /** Of those who begin to be held. */
  readonly held: readonly OwnEvent[]
  readonly fence: number
  readonly now: Instant
  readonly because: readonly Because[]
}

/**
 * The plan with what its steps end, and the note to write when the lease is released; none where
 * nothing has changed. Whoever dies before that says it again.
 */
export async function tellWaiting(
  ports: { readonly ownEvents: OwnEvents },
  { plan, user, held, fence, now: at, because }: Told,
): Promise<{ readonly plan: Plan; readonly notes: readonly Write[] }> {
  const { userId, mapHash, waiting } = plan
  const noted = user?.waitsFor ?? []
  const steps = withEnds(plan.steps, { waiting, noted })
  const facts = { userId, waiting, steps, noted, fence, at, because, mapHash }
  await ports.ownEvents.publish([...held, ...waitingEvents(facts)])
  const waits = noteOfWaits(waiting)
  const isNews = waits.join() !== noted.join()
  return {
    plan: { ...plan, steps },
    notes: isNews ? [{ kind: 'waits for', userId, waits }] : [],
  }
}
