/** Many people of one group: how many stand in which state, over time. */
import type { GrantState, GrantVersion } from '../../../core/words.ts'
import type { Lane, Level } from '../draw/picture.ts'
import type { Window } from './lanes.ts'
import { openScene, type SceneWorld } from './scene.ts'

/** Of each user, all that the ledger ever heard. */
export type Versions = ReadonlyMap<string, readonly GrantVersion[]>

export interface Group {
  readonly scene: SceneWorld
  readonly groupId: string
  readonly userIds: readonly string[]
  /** All of them in one SCIM PATCH. */
  add(...userIds: readonly string[]): Promise<void>
  remove(...userIds: readonly string[]): Promise<void>
  states(): Promise<Readonly<Record<string, number>>>
  versions(): Promise<Versions>
}

/** So many users who all have what their group gives. */
export async function openGroup(size: number, name: string): Promise<Group> {
  const names = Array.from({ length: size }, (_, index) => `person${index}@example.com`)
  const users = names.map((UserName) => ({ UserName, DisplayName: UserName }))
  const scene = await openScene({ users })
  const idp = scene.provider('plain')
  const groupId = await idp.createGroup(name)
  const userIds: string[] = []
  for (const userName of names) userIds.push((await scene.ports.directory.findUser(userName)) ?? '')
  await idp.addMember(groupId, ...userIds)
  await scene.rest()
  const { ledger } = scene.ports
  return {
    scene,
    groupId,
    userIds,
    add: (...ids) => idp.addMember(groupId, ...ids),
    remove: (...ids) => idp.removeMember(groupId, ...ids),
    async states() {
      const counts: Record<string, number> = {}
      for (const userId of userIds)
        for (const { state } of await ledger.grantsOf(userId))
          counts[state] = (counts[state] ?? 0) + 1
      return counts
    },
    async versions() {
      const all = new Map<string, readonly GrantVersion[]>()
      for (const userId of userIds) all.set(userId, await ledger.versionsOf(userId))
      return all
    },
  }
}

/** How many grants stood in one of these states. */
export function countLane(
  {
    name,
    about,
    look,
    states,
  }: Pick<Lane, 'name' | 'about'> & {
    readonly look: 'access' | 'cut' | 'waits' | 'rollcall'
    readonly states: readonly GrantState[]
  },
  versions: Versions,
  { zero, end }: Window,
): Lane {
  const changes = [...versions.values()].flatMap((own) =>
    own.map((version, index) => ({
      at: Math.max(version.recordedAt, zero),
      by: Number(states.includes(version.state)) - Number(wasIn(states, own[index - 1])),
    })),
  )
  const levels: Level[] = []
  let count = 0
  let last = -Infinity
  for (const { at, by } of changes.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)) {
    if (by === 0) continue
    count += by
    // Who of many is first is nobody's doing: what follows at once is one change.
    const previous = at - last < TOGETHER_MS ? levels.pop() : undefined
    levels.push({ at: previous?.at ?? at - zero, count })
    last = at
  }
  if (levels[0]?.at !== 0) levels.unshift({ at: 0, count: 0 })
  const lane = { name, ...(about && { about }), bars: [], marks: [] }
  return { ...lane, count: { levels, most: versions.size, look } }
}

/** Closer than this, changes of many users count as one. */
const TOGETHER_MS = 1_000

function wasIn(states: readonly GrantState[], version: GrantVersion | undefined): boolean {
  return version !== undefined && states.includes(version.state)
}
