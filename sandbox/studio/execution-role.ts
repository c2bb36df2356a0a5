/** Which role an app runs under, and how its session is called. */
import type { World } from '../world/world.ts'
import {
  type App,
  type Domain,
  profileKey,
  spaceKey,
  studioStore,
  type UserProfile,
} from './store.ts'

export interface LaunchIdentity {
  readonly roleArn: string
  readonly sessionName: string
  /** The profile's name, when the domain propagates it. Never set from a shared space. */
  readonly sourceIdentity?: string
}

/** Undefined when neither profile nor domain names a role. */
export function launchIdentity(world: World, app: App): LaunchIdentity | undefined {
  const { domains, profiles, spaces } = studioStore.of(world)
  const domain = domains.get(app.domainId)
  if (!domain) return undefined
  const space = app.spaceName ? spaces.get(spaceKey(app.domainId, app.spaceName)) : undefined
  const owner = app.userProfileName ?? ownerOf(space)
  const profile = owner ? profiles.get(profileKey(app.domainId, owner)) : undefined
  return profile ? profileIdentity(domain, profile) : sharedSpaceIdentity(domain)
}

/** Undefined when neither names a role. */
export function profileIdentity(domain: Domain, profile: UserProfile): LaunchIdentity | undefined {
  const roleArn =
    textOf(profile.userSettings.ExecutionRole) ?? textOf(domain.defaultUserSettings.ExecutionRole)
  if (!roleArn) return undefined
  const propagated = domain.domainSettings.ExecutionRoleIdentityConfig === 'USER_PROFILE_NAME'
  return {
    roleArn,
    sessionName: sessionNameOf(domain, profile),
    ...(propagated && { sourceIdentity: profile.userProfileName }),
  }
}

/** Shared spaces run under the domain's role for spaces, without a source identity. */
function sharedSpaceIdentity(domain: Domain): LaunchIdentity | undefined {
  const roleArn = textOf(domain.defaultSpaceSettings?.ExecutionRole)
  return roleArn ? { roleArn, sessionName: STATIC_SESSION_NAME } : undefined
}

function ownerOf(
  space: { sharingType?: string; ownerUserProfileName?: string } | undefined,
): string | undefined {
  return space?.sharingType === 'Private' ? space.ownerUserProfileName : undefined
}

/** The session name when ExecutionRoleSessionNameMode is STATIC or unset (seen). */
const STATIC_SESSION_NAME = 'SageMaker'

/**
 * USER_IDENTITY: the session name of who presigned (IAM mode) or the Identity Center user name
 * (SSO mode). `SageMaker` when nobody presigned yet (assumed).
 */
function sessionNameOf(domain: Domain, profile: UserProfile): string {
  const portal =
    recordOf(profile.userSettings.StudioWebPortalSettings) ??
    recordOf(domain.defaultUserSettings.StudioWebPortalSettings)
  if (portal?.ExecutionRoleSessionNameMode !== 'USER_IDENTITY') return STATIC_SESSION_NAME
  const person = domain.authMode === 'SSO' ? profile.singleSignOnUserValue : profile.presignedBy
  return person ?? STATIC_SESSION_NAME
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined
}
