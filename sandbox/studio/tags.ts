/** Tags of Studio's resources, by ARN. */
import type { World } from '../world/world.ts'
import { studioStore } from './store.ts'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** Most tags a resource can carry. */
export const MAX_TAGS = 50

/** In the order in which the keys were first set. */
export function tagsOf(world: World, arn: string): Tag[] {
  const tags = studioStore.of(world).tags.get(arn.toLowerCase())
  return [...(tags ?? [])].map(([Key, Value]) => ({ Key, Value }))
}

/** Sets values; keys not named keep theirs. */
export function putTags(world: World, arn: string, tags: readonly Tag[]): void {
  const store = studioStore.of(world).tags
  const known = store.get(arn.toLowerCase()) ?? new Map<string, string>()
  for (const { Key, Value } of tags) known.set(Key, Value)
  store.set(arn.toLowerCase(), known)
}

export function removeTags(world: World, arn: string, keys: readonly string[]): void {
  const known = studioStore.of(world).tags.get(arn.toLowerCase())
  for (const key of keys) known?.delete(key)
}

export function forgetTags(world: World, arn: string): void {
  studioStore.of(world).tags.delete(arn.toLowerCase())
}
