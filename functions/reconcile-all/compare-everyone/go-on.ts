/** The steps of a run, one after the other, until it is done, out of time or throttled. */
import { Throttled } from '../../../core/errors.ts'
import type { Instant } from '../../../core/words.ts'
import { askForRoles } from './ask-for-roles.ts'
import { compareNextDomain } from './compare-domain.ts'
import { compareNextGroup } from './compare-group.ts'
import { compareUsers } from './compare-users.ts'
import { countQuotas } from './count-quotas.ts'
import { lookAtProfiles } from './look-at-profiles.ts'
import type { RunState, Work } from './run-state.ts'

/** In a row, without getting on. More is a failure: the lease ends, and the sweep begins anew. */
const THROTTLED_MAX = 20

/** Comes back early when a service asked for patience. */
export async function goOn(work: Work, run: RunState, until: Instant): Promise<RunState> {
  let come = run
  while (come.next !== 'finish' && work.ports.clock.now() < until) {
    come = await take(work, come)
    if (come.throttled > THROTTLED_MAX)
      throw new Throttled(`full reconciliation ${come.id} does not get on with ${come.next}`)
    if (come.throttled > 0) return come
  }
  return come
}

/** A listing that was throttled is begun anew by the next call. */
async function take(work: Work, run: RunState): Promise<RunState> {
  try {
    return await step(work, run)
  } catch (error) {
    if (!(error instanceof Throttled)) throw error
    work.ports.log.info('full reconciliation has been throttled', { at: run.next, id: run.id })
    return { ...run, throttled: run.throttled + 1 }
  }
}

function step(work: Work, run: RunState): Promise<RunState> {
  const fresh = { ...run, throttled: 0 }
  switch (run.next) {
    case 'groups':
      return compareNextGroup(work, fresh)
    case 'users':
      return compareUsers(work, fresh)
    case 'profiles':
      return lookAtProfiles(work, run)
    case 'roles':
      return askForRoles(work, fresh)
    case 'domains':
      return compareNextDomain(work, fresh)
    case 'quotas':
      return countQuotas(work, fresh)
    case 'finish':
      throw new Error('there is nothing left to compare')
  }
}
