/** Whether a plan will decide a readable profile name: only then is the user's name needed. */
import { domainNamed } from '../persona/role-name.ts'
import type { PlanInput } from './plan-input.ts'

/** True when some entitled team asks for readable names and no grant has a name to keep for it. */
export function needsUserName({
  map,
  userId,
  entitlements,
  grants,
}: Pick<PlanInput, 'map' | 'userId' | 'entitlements' | 'grants'>): boolean {
  return entitlements.some(({ team, domain }) => {
    const entry = map.teams.find(({ name }) => name === team)
    if (entry?.profileNames !== 'readable') return false
    const grant = grants.find((one) => one.userId === userId && one.team === team)
    if (grant === undefined) return true
    return grant.state === 'deprovisioned' && grant.domainId !== domainNamed(map, domain).id
  })
}
