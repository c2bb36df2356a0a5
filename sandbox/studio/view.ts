/** Studio's state as plain data, for the sandbox's pages and for tests. */
import type { World } from '../world/world.ts'
import { dropOldApps } from './lifecycle.ts'
import { type App, type Domain, type Space, studioStore, type UserProfile } from './store.ts'
import { type Tag, tagsOf } from './tags.ts'

export interface StudioView {
  readonly domains: readonly Domain[]
  readonly userProfiles: readonly UserProfile[]
  readonly spaces: readonly Space[]
  /** Deleted apps included, for the 24 hours they stay listed. */
  readonly apps: readonly App[]
  /** By ARN, as the resource spells it; resources without tags are left out. */
  readonly tags: Readonly<Record<string, readonly Tag[]>>
}

/** A copy: changing it changes nothing. Each list is in the order of creation. */
export function studioView(world: World): StudioView {
  dropOldApps(world)
  const { domains, profiles, spaces, apps } = studioStore.of(world)
  const view = {
    domains: [...domains.values()],
    userProfiles: [...profiles.values()],
    spaces: [...spaces.values()],
    apps: [...apps.values()],
  }
  const tags: Record<string, Tag[]> = {}
  for (const { arn } of [...view.domains, ...view.userProfiles, ...view.spaces, ...view.apps]) {
    const found = tagsOf(world, arn)
    if (found.length > 0) tags[arn] = found
  }
  return structuredClone({ ...view, tags })
}
