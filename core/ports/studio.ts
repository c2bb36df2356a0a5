/** SageMaker Studio as the core asks of it. */
import type { Instant } from '../words.ts'

export type ProfileStatus =
  | 'Pending'
  | 'InService'
  | 'Updating'
  | 'Deleting'
  | 'Failed'
  | 'Update_Failed'
  | 'Delete_Failed'

export interface Profile {
  readonly status: ProfileStatus
  readonly roleArn: string | undefined
  readonly arn: string
  /** Its directory on the domain's file system; unset while it has none. */
  readonly homeUid?: string
  /** All its UserSettings, as Studio gives them: to be handed back with another role. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** In an SSO-mode domain: the user name it is bound to, for good. Never to be written down. */
  readonly signInUser?: string
}

/** What Studio says of a whole domain. */
export interface Domain {
  readonly mode: 'iam' | 'sso'
  /** What a profile runs with that says no role of its own. */
  readonly defaultRoleArn: string | undefined
  /** The file system with the profiles' homes, when the domain has one. */
  readonly homeFileSystemId?: string
  /** SSO mode, of domains made since October 2023: the domain's application in Identity Center. */
  readonly applicationArn?: string
}

/** What the quotas of an account and Region count; apps only while they may run. */
export type Counted = 'profiles' | 'domains' | 'spaces' | 'apps'

export interface ProfileRole {
  readonly domainId: string
  readonly profileName: string
  readonly roleArn: string
  /** The profile's other settings, to be kept. */
  readonly settings?: Profile['settings']
}

export interface App {
  readonly appType: string
  readonly appName: string
  readonly profileName?: string
  readonly spaceName?: string
  readonly status: 'Pending' | 'InService' | 'Deleting' | 'Deleted' | 'Failed'
  /** When it was made, where Studio says. */
  readonly createdAt?: Instant
}

/** SageMaker Studio in one domain. */
export interface Studio {
  /**
   * Answers false when a profile of that name exists already (ResourceInUse). Throws `QuotaReached`
   * when the account may have no more.
   */
  createProfile(profile: {
    readonly domainId: string
    readonly profileName: string
    readonly roleArn: string
    readonly tags: Readonly<Record<string, string>>
    /** SSO-mode domains want it, IAM-mode domains refuse it: the user name that signs in. */
    readonly signInUser?: string
  }): Promise<boolean>
  /** One page of the domain's profile names. */
  profiles(
    domainId: string,
    cursor?: string,
  ): Promise<{ readonly profileNames: readonly string[]; readonly cursor?: string }>
  /** Undefined when absent. */
  describeProfile(domainId: string, profileName: string): Promise<Profile | undefined>
  /**
   * Sends the full UserSettings: whether Studio keeps or resets what is left out is not
   * established. Answers false when the profile is absent.
   */
  setRole(profile: ProfileRole): Promise<boolean>
  tagProfile(profileArn: string, tags: Readonly<Record<string, string>>): Promise<void>
  profileTags(profileArn: string): Promise<Readonly<Record<string, string>>>
  /**
   * Already absent is done. Throws `StillPending` while it changes or goes, or has apps or spaces.
   */
  deleteProfile(domainId: string, profileName: string): Promise<void>
  /** One page of apps of a profile (its private spaces' apps have `spaceName`). */
  apps(
    owner: {
      readonly domainId: string
      readonly profileName?: string
      readonly spaceName?: string
    },
    cursor?: string,
  ): Promise<{ readonly apps: readonly App[]; readonly cursor?: string }>
  /** Already gone is done. Throws `StillPending` while it starts or goes. */
  deleteApp(domainId: string, app: App): Promise<void>
  /**
   * Starts the space's app with a lifecycle configuration. `taken`: it has one, or cannot have one
   * yet; `no room`: a service quota is met.
   */
  createApp(app: {
    readonly domainId: string
    readonly spaceName: string
    readonly appType: string
    readonly lifecycleConfigArn: string
  }): Promise<'started' | 'taken' | 'no room'>
  /** One page of the domain's spaces with their owners. */
  spaces(
    domainId: string,
    cursor?: string,
  ): Promise<{
    readonly spaces: ReadonlyArray<{
      readonly spaceName: string
      readonly owner: string | undefined
      readonly status: string
      /** Which app runs in it, where Studio says. */
      readonly appType?: string
      /** Open to every profile of the domain, and run with the domain's role. */
      readonly isShared: boolean
    }>
    readonly cursor?: string
  }>
  /** Already absent is done. Throws `StillPending` while it has apps, is made or goes. */
  deleteSpace(domainId: string, spaceName: string): Promise<void>
  /** Undefined when absent. */
  describeDomain(domainId: string): Promise<Domain | undefined>
  /** How many a page of all the account has in the Region: those of other makers too. */
  count(
    what: Counted,
    cursor?: string,
  ): Promise<{ readonly count: number; readonly cursor?: string }>
}
