/** ARNs of Studio's resources. */
import type { AppAddress } from './store.ts'

export interface Place {
  readonly accountId: string
  readonly region: string
}

function arn(place: Place, resource: string): string {
  return `arn:aws:sagemaker:${place.region}:${place.accountId}:${resource}`
}

export function domainArn(place: Place, domainId: string): string {
  return arn(place, `domain/${domainId}`)
}

export function userProfileArn(place: Place, domainId: string, userProfileName: string): string {
  return arn(place, `user-profile/${domainId}/${userProfileName}`)
}

export function spaceArn(place: Place, domainId: string, spaceName: string): string {
  return arn(place, `space/${domainId}/${spaceName}`)
}

/**
 * The type stands in lower case (seen in AccessDenied messages). A space takes the profile's place
 * (assumed).
 */
export function appArn(place: Place, address: AppAddress): string {
  const owner = address.SpaceName ?? address.UserProfileName ?? ''
  const type = address.AppType.toLowerCase()
  return arn(place, `app/${address.DomainId}/${owner}/${type}/${address.AppName}`)
}
