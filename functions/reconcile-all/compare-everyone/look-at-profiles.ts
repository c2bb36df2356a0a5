/** Looks at the profiles whose turn it is, and asks for the users whose profile was edited. */
import { Throttled } from '../../../core/errors.ts'
import { type Finding, findingOf, isSettled } from '../../../core/plan/as-found.ts'
import { isTurnOf } from '../../../core/reconcile-all/turns.ts'
import type { Grant } from '../../../core/words.ts'
import { askFor, type Differing } from './ask-for.ts'
import { lookAtPaths } from './look-at-paths.ts'
import { readGrants } from './read-grants.ts'
import { goTo, type RunState, type Work, withFinding } from './run-state.ts'

/** Where a run stands among the grants: a page of the ledger, and how many of it are done. */
interface Place {
  readonly page?: string
  readonly done: number
}

/** One page of grants, or as much of it as Studio answers; after the last come the roles. */
export async function lookAtProfiles(work: Work, run: RunState): Promise<RunState> {
  const place: Place = run.cursor ? JSON.parse(run.cursor) : { done: 0 }
  const { grants, cursor: nextPage } = await readGrants(work, place.page)
  const turn = { since: run.readStudio ? undefined : run.since, now: run.startedAt }
  const differing: Differing[] = []
  let { done } = place
  let told = run
  for (const grant of grants.slice(place.done)) {
    if (isSettled(grant) && isTurnOf(grant.profileName, turn)) {
      const finding = await lookAt(work, grant)
      if (finding === 'throttled') {
        const asked = await askFor(work, told, differing)
        const throttled = told.profiles > run.profiles ? 1 : run.throttled + 1
        return { ...goTo(asked, 'profiles', JSON.stringify({ ...place, done })), throttled }
      }
      told = { ...told, profiles: told.profiles + 1 }
      if (finding === 'not ours') told = withFinding(told, notOurs(grant))
      else if (finding !== 'as granted') differing.push(edited(grant))
      const path = await lookAtPaths(work, grant)
      if (path !== undefined) told = withFinding(told, path)
    }
    done++
  }
  const asked = { ...(await askFor(work, told, differing)), throttled: 0 }
  if (nextPage === undefined) return goTo(asked, 'roles')
  return goTo(asked, 'profiles', JSON.stringify({ page: nextPage, done: 0 }))
}

/** What was seen before Studio asked for patience is not looked at again. */
async function lookAt({ ports, keep }: Work, grant: Grant): Promise<Finding | 'throttled'> {
  await keep()
  const { domainId, profileName } = grant
  try {
    const profile = await ports.studio.describeProfile(domainId, profileName)
    const tags = profile && (await ports.studio.profileTags(profile.arn))
    return findingOf(grant, profile && tags && { profile, tags })
  } catch (error) {
    if (error instanceof Throttled) return 'throttled'
    throw error
  }
}

function edited({ userId, state }: Grant): Differing {
  const removal = state === 'suspended'
  return { userId, cause: 'edit by hand', removal, readDirectory: false, readStudio: true }
}

function notOurs({ profileName, domainId }: Grant): string {
  return `profile ${profileName} in ${domainId} lacks the tag of its user: it is not touched`
}
