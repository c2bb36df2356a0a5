/**
 * CreatePresignedDomainUrl. The URL points at the sandbox's own Studio instead of
 * `https://<domain-id>.studio.<region>.sagemaker.aws/auth?token=...`. Assumed: ValidationException
 * in SSO mode and for a profile that is not InService; an unknown space is ResourceNotFound.
 */
import { presign } from '../../studio/presigned.ts'
import { validationException } from './errors.ts'
import { findDomain, findProfile, findSpace, type ProfileName } from './find.ts'
import { studioAction } from './studio-action.ts'

interface CreatePresignedDomainUrlRequest extends ProfileName {
  /** 1800..43200, default 43200. */
  readonly SessionExpirationDurationInSeconds?: number
  /** 5..300, default 300. */
  readonly ExpiresInSeconds?: number
  readonly SpaceName?: string
  readonly LandingUri?: string
}

export const action = studioAction(
  'CreatePresignedDomainUrl',
  (request: CreatePresignedDomainUrlRequest, call) => {
    const domain = findDomain(call, request.DomainId)
    if (domain.authMode === 'SSO') {
      throw validationException(
        `Domain [${domain.domainId}] has AuthMode SSO: presigned URLs need AuthMode IAM`,
      )
    }
    const profile = findProfile(call, request)
    if (profile.status !== 'InService') {
      throw validationException(`UserProfile [${profile.arn}] is ${profile.status}`)
    }
    const { DomainId, SpaceName, LandingUri } = request
    if (SpaceName !== undefined) findSpace(call, { DomainId, SpaceName })
    profile.presignedBy = call.caller.arn.split('/').at(-1)
    const expiresInSeconds = request.ExpiresInSeconds ?? 300
    const url = presign(call.world, {
      domainId: domain.domainId,
      userProfileName: profile.userProfileName,
      ...(SpaceName !== undefined && { spaceName: SpaceName }),
      ...(LandingUri !== undefined && { landingUri: LandingUri }),
      presignedBy: call.caller,
      expiresAt: call.world.clock.now() + expiresInSeconds * 1000,
      sessionSeconds: request.SessionExpirationDurationInSeconds ?? 43_200,
    })
    return { AuthorizedUrl: url }
  },
)
