/** Looks at the profiles whose turn it is, and asks for the users whose profile was edited. */
import { findingOf, isSettled } from '../../../core/plan/as-found.ts'
import { isTurnOf } from '../../../core/reconcile-all/turns.ts'
import type { Grant } from '../../../core/words.ts'
import { askFor, type Differing } from './ask-for.ts'
import { goTo, type RunState, type Work, withFinding } from './run-state.ts'

/** One page of grants; after the last one the run is complete. */
export async function lookAtProfiles(work: Work, run: RunState): Promise<RunState> {
  const page = await work.ports.ledger.grants(run.cursor)
  const turn = { since: run.readStudio ? undefined : run.since, now: run.startedAt }
  const differing: Differing[] = []
  let told = run
  for (const grant of page.grants) {
    if (!isSettled(grant) || !isTurnOf(grant.profileName, turn)) continue
    await work.keep()
    const finding = await lookAt(work, grant)
    told = { ...told, profiles: told.profiles + 1 }
    if (finding === 'not ours') told = withFinding(told, notOurs(grant))
    else if (finding !== 'as granted') differing.push(edited(grant))
  }
  const asked = await askFor(work, told, differing)
  return page.cursor ? goTo(asked, 'profiles', page.cursor) : goTo(asked, 'finish')
}

async function lookAt({ ports: { studio } }: Work, grant: Grant) {
  const profile = await studio.describeProfile(grant.domainId, grant.profileName)
  return findingOf(grant, profile && { profile, tags: await studio.profileTags(profile.arn) })
}

function edited({ userId, state }: Grant): Differing {
  const removal = state === 'suspended'
  return { userId, cause: 'edit by hand', removal, readDirectory: false, readStudio: true }
}

function notOurs({ profileName, domainId }: Grant): string {
  return `profile ${profileName} in ${domainId} lacks the tag of its user: it is not touched`
}
