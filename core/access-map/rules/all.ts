/** Every check beyond shape. A rule is a pure function from the map's view to findings. */
import type { Finding } from '../finding.ts'
import type { MapView } from '../view.ts'
import { checkBuckets } from './buckets.ts'
import { checkDomains } from './domains.ts'
import { checkGroups } from './groups.ts'
import { checkPersonas } from './personas.ts'
import { checkRoleNames } from './role-names.ts'
import { checkTeams } from './teams.ts'

export function checkAll(map: MapView): Finding[] {
  const rules = [checkDomains, checkPersonas, checkTeams, checkGroups, checkBuckets, checkRoleNames]
  return rules.flatMap((rule) => rule(map))
}
