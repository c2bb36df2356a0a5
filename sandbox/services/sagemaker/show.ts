/** Studio's resources as SageMaker's answers show them. Times are seconds since the epoch. */
import type { App, Domain, Space, UserProfile } from '../../studio/store.ts'

export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}

function times(row: { readonly creationTime: number; readonly lastModifiedTime: number }) {
  return {
    CreationTime: seconds(row.creationTime),
    LastModifiedTime: seconds(row.lastModifiedTime),
  }
}

/** Members that are undefined are left out of answers. */
export function present(answer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined))
}

export function domainUrl(domain: Domain): string {
  return `https://${domain.domainId}.studio.${domain.region}.sagemaker.aws`
}

export function domainSummary(domain: Domain): object {
  return {
    DomainArn: domain.arn,
    DomainId: domain.domainId,
    DomainName: domain.domainName,
    Status: domain.status,
    ...times(domain),
    Url: domainUrl(domain),
  }
}

export function domainDescription(domain: Domain): object {
  return present({
    ...domainSummary(domain),
    HomeEfsFileSystemId: domain.homeEfsFileSystemId,
    SingleSignOnApplicationArn: domain.singleSignOnApplicationArn,
    AuthMode: domain.authMode,
    DefaultUserSettings: domain.defaultUserSettings,
    DefaultSpaceSettings: domain.defaultSpaceSettings,
    DomainSettings: domain.domainSettings,
    AppNetworkAccessType: domain.appNetworkAccessType,
    TagPropagation: domain.tagPropagation,
  })
}

export function profileSummary(profile: UserProfile): object {
  return {
    DomainId: profile.domainId,
    UserProfileName: profile.userProfileName,
    Status: profile.status,
    ...times(profile),
  }
}

export function profileDescription(profile: UserProfile): object {
  return present({
    ...profileSummary(profile),
    UserProfileArn: profile.arn,
    HomeEfsFileSystemUid: profile.homeEfsFileSystemUid,
    FailureReason: profile.failureReason,
    SingleSignOnUserIdentifier: profile.singleSignOnUserIdentifier,
    SingleSignOnUserValue: profile.singleSignOnUserValue,
    UserSettings: profile.userSettings,
  })
}

function spaceBasics(space: Space): Record<string, unknown> {
  return {
    DomainId: space.domainId,
    SpaceName: space.spaceName,
    Status: space.status,
    ...times(space),
    SpaceDisplayName: space.displayName,
  }
}

export function spaceSummary(space: Space): object {
  const { AppType, RemoteAccess, SpaceStorageSettings } = space.spaceSettings
  return present({
    ...spaceBasics(space),
    SpaceSettingsSummary: present({ AppType, RemoteAccess, SpaceStorageSettings }),
    SpaceSharingSettingsSummary: space.sharingType && { SharingType: space.sharingType },
    OwnershipSettingsSummary: ownership(space),
  })
}

export function spaceDescription(space: Space): object {
  return present({
    ...spaceBasics(space),
    SpaceArn: space.arn,
    HomeEfsFileSystemUid: space.homeEfsFileSystemUid,
    FailureReason: space.failureReason,
    SpaceSettings: space.spaceSettings,
    SpaceSharingSettings: space.sharingType && { SharingType: space.sharingType },
    OwnershipSettings: ownership(space),
  })
}

function ownership(space: Space): object | undefined {
  return space.ownerUserProfileName === undefined
    ? undefined
    : { OwnerUserProfileName: space.ownerUserProfileName }
}

export function appSummary(app: App): Record<string, unknown> {
  return present({
    DomainId: app.domainId,
    UserProfileName: app.userProfileName,
    SpaceName: app.spaceName,
    AppType: app.appType,
    AppName: app.appName,
    Status: app.status,
    CreationTime: seconds(app.creationTime),
    ResourceSpec: app.resourceSpec,
  })
}

export function appDescription(app: App): object {
  return present({
    ...appSummary(app),
    AppArn: app.arn,
    RecoveryMode: app.recoveryMode,
    FailureReason: app.failureReason,
  })
}
