/** Where the former work of a user is, and how it comes into the home they have now. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import {
  formerProfiles,
  type NewProfile,
  type WayBack,
  wayBack,
} from '../../core/archive/way-back.ts'
import { commandsOf } from '../../core/archive/way-back-commands.ts'
import type { Copied, Grant, GrantVersion } from '../../core/words.ts'
import { instant, type Output } from './output.ts'
import type { CommandPorts } from './ports.ts'

export interface KnownWayBack extends WayBack {
  readonly commands: readonly string[]
}

/** The latest first; none for who never was deprovisioned, and then Studio is not asked. */
export async function waysBack(
  { studio }: Pick<CommandPorts, 'studio'>,
  map: AccessMap,
  had: { readonly grants: readonly Grant[]; readonly versions: readonly GrantVersion[] },
): Promise<KnownWayBack[]> {
  const ways: KnownWayBack[] = []
  for (const former of formerProfiles(had.versions)) {
    const live = had.grants.find(({ team, state }) => team === former.team && state === 'granted')
    const way = wayBack(map, former, live && (await newProfile(studio, live)))
    ways.push({ ...way, commands: commandsOf(way) })
  }
  return ways
}

async function newProfile(
  studio: CommandPorts['studio'],
  { domainId, profileName }: Grant,
): Promise<NewProfile> {
  const uid = (await studio.describeProfile(domainId, profileName))?.homeUid
  const fileSystemId = uid && (await studio.describeDomain(domainId))?.homeFileSystemId
  return { domainId, profileName, ...(uid && fileSystemId && { home: { uid, fileSystemId } }) }
}

/** Where it is, in a sentence. */
export function whereFormer({ team, deprovisionedAt, home, archive }: WayBack): string {
  const at = ({ to, files }: Copied) => `${to} (${files} ${files === 1 ? 'file' : 'files'})`
  const places = [
    ...(archive?.home ? [`the home at ${at(archive.home)}`] : []),
    ...(home && !archive?.home ? [`the home at /${home.uid} on ${home.fileSystemId}`] : []),
    ...Object.entries(archive?.spaces ?? {}).map(
      ([name, copied]) => `space ${name} at ${at(copied)}`,
    ),
  ]
  const had = `former work in team ${team}, deprovisioned ${instant(deprovisionedAt)}`
  return `${had}: ${places.join(', ')}`
}

/** The commands, or what is missing for them. */
export function printWayBack(output: Output, way: KnownWayBack): void {
  const { what, missing, commands, newUid } = { what: whereFormer(way), ...way }
  output.line(what)
  for (const why of missing) output.line(`  ${why}`)
  if (commands.length === 0) return
  output.line(
    `  these commands copy it into the new home, /${newUid}; nothing there is overwritten.`,
  )
  output.line(
    '  Go on from describe-task-execution when it says SUCCESS; chown where EFS is mounted.',
  )
  for (const command of commands) output.line(`  ${command}`)
}
