/** The steps of a run, one after the other, until it is done, out of time or throttled. */
import { Throttled } from '../../../core/errors.ts'
import type { Instant } from '../../../core/words.ts'
import { compareNextGroup } from './compare-group.ts'
import { compareUsers } from './compare-users.ts'
import { lookAtProfiles } from './look-at-profiles.ts'
import type { RunState, Work } from './run-state.ts'

/** In one run. More is a failure: its lease ends, and the sweep begins another. */
const THROTTLED_MAX = 50

/** A step that was throttled is begun anew by the next call: nothing of it is kept but its asks. */
export async function goOn(work: Work, run: RunState, until: Instant): Promise<RunState> {
  let come = run
  while (come.next !== 'finish' && work.ports.clock.now() < until) {
    const next = await take(work, come)
    if (next.throttled > come.throttled) return next
    come = next
  }
  return come
}

async function take(work: Work, run: RunState): Promise<RunState> {
  try {
    return await step(work, run)
  } catch (error) {
    if (!(error instanceof Throttled) || run.throttled >= THROTTLED_MAX) throw error
    work.ports.log.info('full reconciliation has been throttled', { at: run.next, id: run.id })
    return { ...run, throttled: run.throttled + 1 }
  }
}

function step(work: Work, run: RunState): Promise<RunState> {
  switch (run.next) {
    case 'groups':
      return compareNextGroup(work, run)
    case 'users':
      return compareUsers(work, run)
    case 'profiles':
      return lookAtProfiles(work, run)
    case 'finish':
      throw new Error('there is nothing left to compare')
  }
}
