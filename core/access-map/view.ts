/** The file as far as it is well shaped: rules look at this, so one slip does not hide another. */
import type { Path } from './finding.ts'

/** A text and where it stands. */
export interface Leaf {
  readonly text: string
  readonly path: Path
}

export interface DomainView {
  readonly name: string
  readonly path: Path
  readonly id: Leaf | undefined
  readonly sso: boolean
  readonly assign: Leaf | undefined
  readonly presignDeny: Leaf | undefined
  /** Filled from the hub when the domain has none. */
  readonly account: string | undefined
  readonly region: Leaf | undefined
  /** It says how DataSync reaches homes, well or badly. */
  readonly hasArchive: boolean
}

export interface PersonaView {
  readonly name: string
  readonly path: Path
  readonly activities: readonly Leaf[]
}

export interface GroupView {
  readonly path: Path
  readonly group: Leaf | undefined
  readonly groupId: Leaf | undefined
  readonly persona: Leaf | undefined
}

export interface TeamView {
  readonly name: string
  readonly path: Path
  readonly domain: Leaf | undefined
  readonly groups: readonly GroupView[]
  readonly buckets: readonly Leaf[]
  readonly instances: readonly Leaf[]
  readonly home: Leaf | undefined
  readonly spaces: Leaf | undefined
  readonly acceptDataLoss: Leaf | undefined
  readonly grace: Leaf | undefined
}

export interface MapView {
  readonly identityStoreRegion: Leaf | undefined
  readonly window: Leaf | undefined
  readonly domains: readonly DomainView[]
  readonly personas: readonly PersonaView[]
  readonly teams: readonly TeamView[]
}

/** Takes any data: what has another shape than the schema's is left out. */
export function viewOf(value: unknown): MapView {
  const hub = leafIn(value, ['hub'])
  return {
    identityStoreRegion: leafIn(value, ['identityStore'])('region'),
    window: leafIn(value, ['guard'])('window'),
    domains: entries(value, ['domains']).map(([name, path]) => {
      const leaf = leafIn(value, path)
      return {
        name,
        path,
        id: leaf('id'),
        sso: leaf('mode')?.text === 'sso',
        assign: leaf('assign'),
        presignDeny: leaf('presignDeny'),
        account: (leaf('account') ?? hub('account'))?.text,
        region: leaf('region') ?? hub('region'),
        hasArchive: valueAt(value, [...path, 'archive']) !== undefined,
      }
    }),
    personas: entries(value, ['personas']).map(([name, path]) => ({
      name,
      path,
      activities: leaves(value, [...path, 'activities']),
    })),
    teams: entries(value, ['teams']).map(([name, path]) => teamView(value, name, path)),
  }
}

function teamView(value: unknown, name: string, path: Path): TeamView {
  const leaf = leafIn(value, path)
  const groups = valueAt(value, [...path, 'groups'])
  return {
    name,
    path,
    domain: leaf('domain'),
    groups: (Array.isArray(groups) ? groups : []).map((_, index) => {
      const groupPath = [...path, 'groups', index]
      const inGroup = leafIn(value, groupPath)
      return {
        path: groupPath,
        group: inGroup('group'),
        groupId: inGroup('groupId'),
        persona: inGroup('persona'),
      }
    }),
    buckets: leaves(value, [...path, 'buckets']),
    instances: leaves(value, [...path, 'instances']),
    home: leaf('home'),
    spaces: leaf('spaces'),
    acceptDataLoss: leaf('acceptDataLoss'),
    grace: leaf('grace'),
  }
}

function leafIn(value: unknown, path: Path): (key: string) => Leaf | undefined {
  return (key) => {
    const text = valueAt(value, [...path, key])
    return typeof text === 'string' ? { text, path: [...path, key] } : undefined
  }
}

function leaves(value: unknown, path: Path): Leaf[] {
  const list = valueAt(value, path)
  if (!Array.isArray(list)) return []
  return list.flatMap((text: unknown, index) =>
    typeof text === 'string' ? [{ text, path: [...path, index] }] : [],
  )
}

function entries(value: unknown, path: Path): Array<readonly [string, Path]> {
  const mapping = valueAt(value, path)
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return []
  return Object.keys(mapping).map((name) => [name, [...path, name]])
}

/** What stands at the path; undefined when nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let place = value
  for (const step of path) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, step)) return undefined
    place = Reflect.get(place, step)
  }
  return place
}
