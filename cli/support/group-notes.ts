/** Groups that the map names and the directory has not, or has otherwise: a sentence each. */
import type { AccessMap, GroupEntry } from '../../core/access-map/access-map.ts'
import type { Directory, Pins } from '../../core/ports.ts'

interface Named {
  readonly map: AccessMap
  /** The map's file. */
  readonly file: string
  readonly pins: Pins
  readonly strayed: Pins
}

export async function groupNotes(
  { directory }: { readonly directory: Directory },
  named: Named,
): Promise<string[]> {
  const notes: string[] = []
  for (const entry of named.map.teams.flatMap(({ groups }) => groups)) {
    const why = await whatIsWrong(directory, entry, named)
    if (why !== undefined) notes.push(`group ${entry.group} (${named.file}:${entry.line}) ${why}`)
  }
  return notes
}

async function whatIsWrong(
  directory: Directory,
  { group, groupId }: GroupEntry,
  { pins, strayed }: Named,
): Promise<string | undefined> {
  if (groupId !== undefined) {
    const name = await directory.groupName(groupId)
    return name === undefined ? `is pinned to ${groupId}, which is gone` : undefined
  }
  if (!strayed.has(group)) return pins.has(group) ? undefined : 'is not in the directory'
  const id = strayed.get(group)
  const name = id && (await directory.groupName(id))
  const what = id === undefined ? 'is another group now' : whatBecame(id, name)
  return `${what}: it gives nothing until the map has its new name, or its id as groupId`
}

function whatBecame(groupId: string, name: string | undefined): string {
  const was = `was first found as ${groupId}, which is`
  return name === undefined ? `${was} gone` : `${was} called ${name} now`
}
