/** Tags of locations, tasks and executions. */
import { dataSync } from '../../datasync/store.ts'
import type { World } from '../../world/world.ts'

export interface TagEntry {
  readonly Key: string
  readonly Value?: string
}

export function putTags(world: World, arn: string, tags: readonly TagEntry[] = []): void {
  const store = dataSync.of(world).tags
  const known = store.get(arn) ?? new Map<string, string>()
  for (const { Key, Value = '' } of tags) known.set(Key, Value)
  store.set(arn, known)
}

export function forgetTags(world: World, arn: string): void {
  dataSync.of(world).tags.delete(arn)
}

export function tagsByKey(world: World, arn: string): Record<string, string> {
  return Object.fromEntries(dataSync.of(world).tags.get(arn) ?? [])
}
