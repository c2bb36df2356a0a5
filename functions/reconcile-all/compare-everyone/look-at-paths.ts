/** Whether a suspended user of an SSO-mode domain is let in all the same. */
import { groupsToAssign } from '../../../core/sign-in/assigned.ts'
import { pathsLeft } from '../../../core/sign-in/paths.ts'
import type { Grant } from '../../../core/words.ts'
import type { Work } from './run-state.ts'

/**
 * A finding; undefined when there is nothing to say. Groups of the domain's teams are none: who is
 * in one of them is another team's, or disabled in the directory.
 */
export async function lookAtPaths(work: Work, grant: Grant): Promise<string | undefined> {
  const { map, studio, assignments } = work.ports
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  if (domain?.mode !== 'sso' || grant.state === 'granted') return undefined
  const applicationArn = (await studio.describeDomain(domain.id))?.applicationArn
  if (applicationArn === undefined) return undefined
  const mapped = groupsToAssign(map, domain, work.seen.pins)
  const paths = await assignments.ofUser(applicationArn, grant.userId)
  const others = paths.filter(({ type, id }) => type === 'USER' || !mapped.includes(id))
  return others.length === 0 ? undefined : pathsLeft(grant, others)
}
