/** SageMaker Studio as the core asks of it. */

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
  /** All its UserSettings, as Studio gives them: to be handed back with another role. */
  readonly settings?: Readonly<Record<string, unknown>>
}

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
}

/** SageMaker Studio in one domain. */
export interface Studio {
  /** Answers false when a profile of that name exists already (ResourceInUse). */
  createProfile(profile: {
    readonly domainId: string
    readonly profileName: string
    readonly roleArn: string
    readonly tags: Readonly<Record<string, string>>
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
  /** Already absent is done. */
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
  deleteApp(domainId: string, app: App): Promise<void>
  /** One page of the domain's spaces with their owners. */
  spaces(
    domainId: string,
    cursor?: string,
  ): Promise<{
    readonly spaces: ReadonlyArray<{
      readonly spaceName: string
      readonly owner: string | undefined
      readonly status: string
    }>
    readonly cursor?: string
  }>
  deleteSpace(domainId: string, spaceName: string): Promise<void>
}
