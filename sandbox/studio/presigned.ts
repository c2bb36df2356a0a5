/** Presigned URLs: made by CreatePresignedDomainUrl, opened by the sandbox's Studio pages. */
import { refusedAccess } from '../endpoint/authorize.ts'
import { resourceTags, tagsOf } from '../iam/access-need.ts'
import type { Context } from '../iam/evaluate/request.ts'
import { authorize } from '../services/sagemaker/authorization.ts'
import { service } from '../services/sagemaker/service.ts'
import type { Authorize } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { userProfileArn } from './arns.ts'
import { openStudioSession, type StudioSession } from './sessions.ts'
import { type PresignedSession, studioStore } from './store.ts'
import { tagsOf as tagsOfResource } from './tags.ts'

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
    refusal: presignerRefusal(world, url),
  })
}

/**
 * Whoever made the URL must still be allowed to: "IAM authorization policies for this API are also
 * enforced for every HTTP request and WebSocket frame that attempts to connect to the app"
 * (CreatePresignedDomainUrl). Assumed: that this reads the role's policies as they are now, the
 * profile's tags as `sagemaker.sessionTagAge` says, and that it outlives the credentials with which
 * the URL was made.
 */
function presignerRefusal(world: World, url: PresignedSession): StudioSession['refusal'] {
  const { domainId, userProfileName, presignedBy: caller } = url
  const region = studioStore.of(world).domains.get(domainId)?.region ?? world.region
  const { accountId } = caller
  const input = { DomainId: domainId, UserProfileName: userProfileName }
  const tagsNow = tagReader(userProfileArn({ accountId, region }, domainId, userProfileName))
  let tags = tagsNow(world)
  return (now) => {
    const call = { world: now, caller, requestId: '', accountId, region, userAgent: '' }
    const age = now.weather.draw('sagemaker.sessionTagAge', now.random)
    if (now.clock.now() - tags.readAt >= age) tags = tagsNow(now)
    const asked = { definition: { ...service, authorize: byTags(tags.context) }, actions: {} }
    return refusedAccess(asked, 'CreatePresignedDomainUrl', { input, call })?.message
  }
}

const prefixes = ['aws:ResourceTag', 'sagemaker:ResourceTag']

function tagReader(arn: string) {
  return (world: World) => ({
    readAt: world.clock.now(),
    context: resourceTags(tagsOf(tagsOfResource(world, arn)), prefixes),
  })
}

/** What the call needs, judged by these tags in place of those that the profile has. */
function byTags(tags: Context): Authorize {
  return (...asked) =>
    authorize(...asked).map((need) => {
      const others = Object.entries(need.context ?? {}).filter(
        ([key]) => !prefixes.some((prefix) => key.startsWith(prefix)),
      )
      return { ...need, context: { ...Object.fromEntries(others), ...tags } }
    })
}
