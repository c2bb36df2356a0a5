/** Presigned URLs: made by CreatePresignedDomainUrl, opened by the sandbox's Studio pages. */
import type { World } from '../world/world.ts'
import { type PresignedSession, studioStore } from './store.ts'

/** Begins every URL token, so that a search for it shows where one leaked. */
export const PRESIGNED_TOKEN_CANARY = 'canary-presigned-token-'

/** Answers `http://<domain id>.localhost:<port>/auth?token=...`. */
export function presign(world: World, session: PresignedSession): string {
  const token = `${PRESIGNED_TOKEN_CANARY}${world.random.hex(32)}`
  studioStore.of(world).presigned.set(token, session)
  const url = new URL('/auth', world.url)
  url.hostname = `${session.domainId}.localhost`
  url.searchParams.set('token', token)
  return url.href
}

/**
 * What the token opens; undefined when it is unknown or has expired. It may be used more than once
 * (assumed). The pages judge `presignedBy`'s permissions again at each request, as Studio does.
 */
export function openPresigned(world: World, token: string): PresignedSession | undefined {
  const { presigned } = studioStore.of(world)
  const session = presigned.get(token)
  if (!session || session.expiresAt > world.clock.now()) return session
  presigned.delete(token)
  return undefined
}
