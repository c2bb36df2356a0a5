/** What SageMaker Studio keeps: domains, user profiles, spaces, apps, tags, presigned sessions. */
import type { Caller } from '../services/service.ts'
import { defineStore } from '../world/world.ts'

/** Members as the SageMaker API names them, for example `ExecutionRole`. */
export type Settings = Readonly<Record<string, unknown>>

export type ResourceStatus =
  | 'Pending'
  | 'InService'
  | 'Updating'
  | 'Deleting'
  | 'Failed'
  | 'Update_Failed'
  | 'Delete_Failed'

export type AppStatus = 'Pending' | 'InService' | 'Deleting' | 'Deleted' | 'Failed'

export interface Domain {
  readonly domainId: string
  readonly domainName: string
  readonly arn: string
  readonly accountId: string
  readonly region: string
  readonly authMode: 'IAM' | 'SSO'
  readonly homeEfsFileSystemId: string
  /** SSO mode only. */
  readonly singleSignOnApplicationArn?: string
  readonly creationTime: number
  lastModifiedTime: number
  status: ResourceStatus
  appNetworkAccessType: string
  tagPropagation: string
  defaultUserSettings: Settings
  defaultSpaceSettings?: Settings
  domainSettings: Settings
}

export interface UserProfile {
  readonly domainId: string
  readonly userProfileName: string
  readonly arn: string
  /** POSIX uid and gid, and the name of the home directory on the domain's EFS volume. */
  readonly homeEfsFileSystemUid: string
  readonly singleSignOnUserIdentifier?: string
  readonly singleSignOnUserValue?: string
  readonly creationTime: number
  lastModifiedTime: number
  status: ResourceStatus
  failureReason?: string
  userSettings: Settings
  /** Session name of who last made a presigned URL for this profile. */
  presignedBy?: string
}

export interface Space {
  readonly domainId: string
  readonly spaceName: string
  readonly arn: string
  readonly ownerUserProfileName?: string
  readonly sharingType?: 'Private' | 'Shared'
  /** Studio Classic spaces only. */
  readonly homeEfsFileSystemUid?: string
  readonly creationTime: number
  displayName?: string
  lastModifiedTime: number
  status: ResourceStatus
  failureReason?: string
  spaceSettings: Settings
  /** False while the EBS volume is being resized; apps cannot start then. */
  storageAvailable: boolean
}

export interface App {
  readonly domainId: string
  /** Exactly one of the two is set. */
  readonly userProfileName?: string
  readonly spaceName?: string
  readonly appType: string
  readonly appName: string
  readonly arn: string
  readonly creationTime: number
  readonly resourceSpec?: Settings
  readonly recoveryMode?: boolean
  /** The configuration whose script runs when the app starts. */
  readonly lifecycleConfigArn?: string
  status: AppStatus
  failureReason?: string
  /** When it became Deleted; it stays listed for 24 hours after that. */
  deletedAt?: number
}

/** What a presigned URL opens, until it expires. */
export interface PresignedSession {
  readonly domainId: string
  readonly userProfileName: string
  readonly spaceName?: string
  readonly landingUri?: string
  /** Who made the URL: their permissions are judged again at each request. */
  readonly presignedBy: Caller
  /** Milliseconds since the epoch; the URL opens nothing after it. */
  readonly expiresAt: number
  /** How long Studio stays open once entered, in seconds. */
  readonly sessionSeconds: number
}

/** Largest numbers per account and Region; unset means a million, which is enforced too. */
export interface StudioQuotas {
  readonly userProfiles?: number
  readonly domains?: number
  readonly spaces?: number
  /** Apps Pending or InService. */
  readonly apps?: number
  /** Of the EBS volumes of all spaces together. */
  readonly ebsGigabytes?: number
}

export interface StudioState {
  /** By domain id. */
  readonly domains: Map<string, Domain>
  /** By `profileKey`. */
  readonly profiles: Map<string, UserProfile>
  /** By `spaceKey`. */
  readonly spaces: Map<string, Space>
  /** By `appKey`. */
  readonly apps: Map<string, App>
  /** Values by key, by the ARN of what carries them in lower case. */
  readonly tags: Map<string, Map<string, string>>
  /** By the token of the URL. */
  readonly presigned: Map<string, PresignedSession>
  quotas: StudioQuotas
  nextEfsUid: number
}

/** The first uid seen in the documentation is 200001. */
const FIRST_EFS_UID = 200_001

export const studioStore = defineStore<StudioState>(() => ({
  domains: new Map(),
  profiles: new Map(),
  spaces: new Map(),
  apps: new Map(),
  tags: new Map(),
  presigned: new Map(),
  quotas: {},
  nextEfsUid: FIRST_EFS_UID,
}))

/** UserProfileName is case-insensitive (SageMaker API model). */
export function profileKey(domainId: string, userProfileName: string): string {
  return `${domainId}/${userProfileName.toLowerCase()}`
}

/** Whether space names are case-insensitive is not established; assumed like profile names. */
export function spaceKey(domainId: string, spaceName: string): string {
  return `${domainId}/${spaceName.toLowerCase()}`
}

export interface AppAddress {
  readonly DomainId: string
  readonly UserProfileName?: string
  readonly SpaceName?: string
  readonly AppType: string
  readonly AppName: string
}

export function appKey(address: AppAddress): string {
  const owner =
    address.SpaceName === undefined
      ? `profile/${address.UserProfileName ?? ''}`
      : `space/${address.SpaceName}`
  return `${address.DomainId}/${owner}/${address.AppType}/${address.AppName}`.toLowerCase()
}
