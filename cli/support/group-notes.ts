/** Groups that the map names and the directory has otherwise: findings, one sentence each. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import type { Directory, Pins } from '../../core/ports.ts'

/**
 * A group the directory has not (yet), and one whose name now stands for another id than the one
 * first found with it. `pins` are what counts, `foundNow` what the names mean now.
 */
export async function groupNotes(
  { directory }: { readonly directory: Directory },
  found: {
    readonly map: AccessMap
    readonly file: string
    readonly pins: Pins
    readonly foundNow: Pins
  },
): Promise<string[]> {
  const notes: string[] = []
  for (const { group, groupId, line } of found.map.teams.flatMap(({ groups }) => groups)) {
    const place = `group ${group} (${found.file}:${line})`
    const counts = groupId ?? found.pins.get(group)
    const named = found.foundNow.get(group)
    if (counts === undefined) notes.push(`${place} is not in the directory`)
    else if (counts !== named) {
      const name = await directory.groupName(counts)
      const is = name === undefined ? 'is gone from the directory' : `is now called ${name}`
      const other = named === undefined ? '' : `; another group, ${named}, has the name now`
      const remedy = 'write its name, or pin the right id with groupId'
      if (groupId === undefined)
        notes.push(`${place} counts by id ${counts}, which ${is}${other}: ${remedy}`)
      else if (name === undefined) notes.push(`${place} is pinned to id ${counts}, which ${is}`)
    }
  }
  return notes
}
