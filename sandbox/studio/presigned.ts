/** Presigned URLs: made by CreatePresignedDomainUrl, opened by the sandbox's Studio pages. */
import { refusedAccess } from '../endpoint/authorize.ts'
import { service } from '../services/sagemaker/service.ts'
import type { World } from '../world/world.ts'
import { openStudioSession, type StudioSession } from './sessions.ts'
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
 * The session that the token opens at that domain; undefined when it is unknown, has expired or was
 * used: a URL opens once (assumed; whether it may be opened twice is not established).
 */
export function openPresigned(
  world: World,
  domainId: string,
  token: string,
): StudioSession | undefined {
  const { presigned } = studioStore.of(world)
  const url = presigned.get(token)
  if (url?.domainId !== domainId) return undefined
  presigned.delete(token)
  if (url.expiresAt <= world.clock.now()) return undefined
  return openStudioSession(world, {
    kind: 'presigned',
    domainId,
    userProfileName: url.userProfileName,
    seconds: url.sessionSeconds,
    refusal: (now) => presignerRefusal(now, url),
  })
}

/**
 * Whoever made the URL must still be allowed to: "IAM authorization policies for this API are also
 * enforced for every HTTP request and WebSocket frame that attempts to connect to the app"
 * (CreatePresignedDomainUrl). Assumed: that this reads the role's policies and the profile's tags
 * as they are now, and that it outlives the credentials with which the URL was made.
 */
function presignerRefusal(world: World, url: PresignedSession): string | undefined {
  const { domainId, userProfileName, presignedBy: caller } = url
  const domain = studioStore.of(world).domains.get(domainId)
  const { accountId } = caller
  const region = domain?.region ?? world.region
  const call = { world, caller, requestId: '', accountId, region, userAgent: '' }
  const input = { DomainId: domainId, UserProfileName: userProfileName }
  const asked = { definition: service, actions: {} }
  return refusedAccess(asked, 'CreatePresignedDomainUrl', { input, call })?.message
}
