/** Buckets belong to one team: sharing one would end the teams' separation. */
import { type Finding, formatPath } from '../finding.ts'
import type { MapView } from '../view.ts'
import { repeated } from './repeated.ts'

export function checkBuckets(map: MapView): Finding[] {
  const buckets = map.teams.flatMap((team) => team.buckets)
  return [
    ...repeated(buckets, (first, again) => {
      if (first.path[1] === again.path[1]) return 'each bucket once'
      const owner = formatPath(first.path.slice(0, 2))
      const why = 'its users would read and change what this team keeps there'
      return `each bucket in one team only, once: ${owner} has it, and ${why}`
    }),
    ...map.teams.flatMap((team) => repeated(team.instances, () => 'each instance type once')),
  ]
}
