/** What a test can make go wrong in Studio. */
import { defineStore } from '../world/world.ts'

export type StudioFault =
  | 'createUserProfile'
  | 'updateUserProfile'
  | 'deleteUserProfile'
  | 'createSpace'
  | 'deleteSpace'
  | 'createApp'

export interface StudioFaults {
  /**
   * The next transition of that kind ends in Failed, Update_Failed or Delete_Failed with `reason`.
   * Asking twice fails the next two.
   */
  failNext(transition: StudioFault, reason: string): void
  /** The reason of the next failure of that kind, taken off the list. */
  take(transition: StudioFault): string | undefined
}

const store = defineStore<StudioFaults>(() => {
  const reasons = new Map<StudioFault, string[]>()
  return {
    failNext(transition, reason) {
      reasons.set(transition, [...(reasons.get(transition) ?? []), reason])
    },
    take: (transition) => reasons.get(transition)?.shift(),
  }
})

export function studioFaults(world: Parameters<typeof store.of>[0]): StudioFaults {
  return store.of(world)
}
