/**
 * CreateUserProfile: asynchronous, not idempotent. Assumed, being not established: the text of the
 * duplicate error, ValidationException for an unknown domain and for the rules of the two modes,
 * ResourceInUse while the domain is not InService. Not checked: that SingleSignOnUserValue is a
 * user of the directory, that the caller may pass the role, that security groups exist.
 */
import { addProfile } from '../../studio/new-profile.ts'
import { type Domain, type Settings, studioStore } from '../../studio/store.ts'
import type { Tag } from '../../studio/tags.ts'
import type { Call } from '../service.ts'
import { resourceInUse, validationException } from './errors.ts'
import { domainToCreateIn, profileOf, visibleTo } from './find.ts'
import { requireRoom } from './room.ts'
import { studioAction } from './studio-action.ts'
import { requireTagKeys } from './tag-rules.ts'

interface CreateUserProfileRequest {
  readonly DomainId: string
  readonly UserProfileName: string
  readonly SingleSignOnUserIdentifier?: string
  readonly SingleSignOnUserValue?: string
  readonly Tags?: readonly Tag[]
  readonly UserSettings?: Settings
}

export const action = studioAction(
  'CreateUserProfile',
  (request: CreateUserProfileRequest, call) => {
    const { world } = call
    const state = studioStore.of(world)
    const domain = domainToCreateIn(call, request.DomainId)
    requireSignOnRules(domain, request)
    requireTagKeys(request.Tags)
    const existing = profileOf(call, request)
    if (existing) throw resourceInUse(`UserProfile [${existing.arn}] already exists`)
    requireUnboundUser(call, request)
    if (domain.status !== 'InService') {
      throw resourceInUse(`Domain [${domain.domainId}] is not in InService`)
    }
    requireRoom(call, {
      kind: 'userProfiles',
      used: visibleTo(call, state.profiles.values()).length,
    })
    const profile = addProfile(world, domain, {
      userProfileName: request.UserProfileName,
      singleSignOnUserValue: request.SingleSignOnUserValue,
      userSettings: request.UserSettings,
      tags: request.Tags,
    })
    return { UserProfileArn: profile.arn }
  },
)

function requireSignOnRules(domain: Domain, request: CreateUserProfileRequest): void {
  const given = [request.SingleSignOnUserIdentifier, request.SingleSignOnUserValue]
  if (domain.authMode === 'SSO' && given.some((value) => value === undefined)) {
    throw validationException(
      'SingleSignOnUserIdentifier and SingleSignOnUserValue are required with AuthMode SSO',
    )
  }
  if (domain.authMode === 'IAM' && given.some((value) => value !== undefined)) {
    throw validationException(
      'SingleSignOnUserIdentifier and SingleSignOnUserValue are not allowed with AuthMode IAM',
    )
  }
}

/** SSO mode maps one user to one profile of a domain; the error is assumed. */
function requireUnboundUser(call: Call, request: CreateUserProfileRequest): void {
  const user = request.SingleSignOnUserValue
  if (user === undefined) return
  const profiles = [...studioStore.of(call.world).profiles.values()]
  const bound = profiles.find(
    (profile) => profile.domainId === request.DomainId && profile.singleSignOnUserValue === user,
  )
  if (bound) throw resourceInUse(`The user is already bound to UserProfile [${bound.arn}]`)
}
