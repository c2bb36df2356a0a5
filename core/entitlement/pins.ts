/** Which groups of the directory the access map speaks of. */
import type { AccessMap, GroupEntry } from '../access-map/access-map.ts'
import type { Pins } from '../ports.ts'

/** Every display name that stands in the map, once, in the order of the map. */
export function mappedNames(map: AccessMap): ReadonlySet<string> {
  return new Set(entriesOf(map).map((entry) => entry.group))
}

/** Ids of the map's groups as far as they are known, each once. */
export function mappedGroupIds(map: AccessMap, pins: Pins): string[] {
  return [...new Set(entriesOf(map).flatMap((entry) => groupIdOf(entry, pins) ?? []))]
}

/** Whether some line of the map speaks of this group; a line that pins an id goes by it alone. */
export function isMapped(
  map: AccessMap,
  group: { readonly groupId: string; readonly displayName: string },
): boolean {
  return entriesOf(map).some((entry) =>
    entry.groupId === undefined
      ? entry.group === group.displayName
      : entry.groupId === group.groupId,
  )
}

/** Ids of the pinned groups that have not strayed. */
export function pinnedIds(pins: Pins): string[] {
  return [...pins.values()].flatMap((groupId) => groupId ?? [])
}

/**
 * The group a line of the map means: the id the map pins, else the id first found with that
 * display name. Undefined when the directory has shown no such group, or it strayed.
 */
export function groupIdOf(entry: GroupEntry, pins: Pins): string | undefined {
  return entry.groupId ?? pins.get(entry.group)
}

function entriesOf(map: AccessMap): GroupEntry[] {
  return map.teams.flatMap((team) => team.groups)
}
