/** Whether an open Studio session may still do something. */
import type { World } from '../world/world.ts'
import type { StudioSession } from './sessions.ts'
import { profileKey, studioStore } from './store.ts'

/** Why not, in words for its person; undefined when it may. */
export function sessionRefusal(world: World, session: StudioSession): string | undefined {
  if (session.expiresAt <= world.clock.now()) return 'The session has expired.'
  const { domainId, userProfileName } = session
  const profile = studioStore.of(world).profiles.get(profileKey(domainId, userProfileName))
  // The profile that is there now may be another one, made since under the same name.
  if (!profile || profile.creationTime > session.openedAt) return 'The user profile is gone.'
  return session.refusal(world)
}
