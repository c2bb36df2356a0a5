/** The ledger's grants as Studio shows them, so that a plan mends what was edited by hand. */
import type { Profile } from '../ports.ts'
import { tag, tagsOf } from '../profile-tags.ts'
import type { Grant } from '../words.ts'

/** What Studio shows of a grant's profile; undefined when there is none. */
export type FoundProfile =
  | { readonly profile: Profile; readonly tags: Readonly<Record<string, string>> }
  | undefined

/**
 * `as granted`: nothing to mend. `missing`: no profile that could be used. `edited`: its role, its
 * status or one of its tags is another. `not ours`: it does not carry the tag of its user, and
 * what does not is never touched.
 */
export type Finding = 'as granted' | 'missing' | 'edited' | 'not ours'

/** Only these claim that a profile stands in a certain way: the others are on their way to one. */
export function isSettled({ state }: Grant): boolean {
  return state === 'granted' || state === 'suspended' || state === 'archived'
}

/**
 * Compares a grant with its profile; of one on its way only `not ours` says anything. What a
 * leaver's profile lacks is nothing to mend.
 */
export function findingOf(grant: Grant, found: FoundProfile): Finding {
  const suspended = grant.state !== 'granted'
  if (found === undefined) return suspended ? 'as granted' : 'missing'
  const { profile, tags } = found
  if (tags[tag.user] !== grant.userId) return 'not ours'
  if (['Failed', 'Deleting', 'Delete_Failed'].includes(profile.status))
    return suspended ? 'as granted' : 'missing'
  const asTagged = Object.entries(tagsOf(grant)).every(([key, value]) => tags[key] === value)
  const same = asTagged && profile.roleArn === grant.roleArn
  return same && profile.status !== 'Update_Failed' ? 'as granted' : 'edited'
}

/**
 * The grant in the state it would have if it had only begun to become what the ledger says: then
 * the plan goes on from there, or suspends. A grant that is on its way stays as it is.
 */
export function grantAsFound(grant: Grant, finding: Finding): Grant {
  if (!isSettled(grant)) return grant
  if (finding === 'missing') return { ...grant, state: 'granting' }
  if (finding !== 'edited') return grant
  return { ...grant, state: grant.state === 'granted' ? 'changing' : 'suspending' }
}
