/** What Studio in memory keeps, and a profile as it is by now. */
import type {
  App,
  Clock,
  Counted,
  Domain,
  Profile,
  ProfileStatus,
  Studio,
} from '../../core/ports.ts'
import type { Instant } from '../../core/words.ts'
import type { Fault } from './memory-tables.ts'

export interface StudioProfile {
  readonly domainId: string
  readonly profileName: string
  readonly arn: string
  readonly homeUid?: string
  readonly signInUser?: string
  roleArn: string
  settings?: Profile['settings']
  tags: Record<string, string>
  status: ProfileStatus
  /** When a status that passes is over. */
  settlesAt: Instant
}

export interface StudioApp {
  readonly domainId: string
  readonly app: App
  /** Set while Pending. */
  readonly inServiceAt?: Instant
  /** Set while Deleting, and then. */
  readonly goneAt?: Instant
}

/** An app of a space that comes into service with a lifecycle configuration. */
export interface StartedScript {
  readonly domainId: string
  readonly spaceName: string
  readonly owner: string
  /** Execution role of the owner's profile. */
  readonly roleArn: string | undefined
  /** Whether its app still is in service: with it the script ends. */
  readonly isRunning: () => boolean
}

export interface StudioSpace {
  readonly domainId: string
  readonly spaceName: string
  readonly owner: string
  readonly appType?: string
  readonly isShared?: boolean
  /** Pending until then. Default: it never was. */
  readonly readyAt?: Instant
  readonly goneAt?: Instant
}

export interface MemoryStudio extends Studio {
  readonly profilesByArn: Map<string, StudioProfile>
  /** As Studio does when a user opens it. */
  startApp(domainId: string, app: Omit<App, 'status'>): void
  addSpace(domainId: string, spaceName: string, owner: string, appType?: string): void
  /** As `addSpace`, and it is Pending at first. */
  beginSpace(domainId: string, spaceName: string, owner: string): void
  shareSpace(spaceName: string): void
}

export interface MemoryStudioOptions {
  readonly clock: Clock
  /** How long each change of a profile, an app or a space takes. Default 10 s. */
  readonly changeMs?: number
  /** Makes the next change of this profile end in Failed, Update_Failed or Delete_Failed. */
  readonly fails?: (profileName: string) => boolean
  readonly runScript?: (started: StartedScript) => void
  /** Hears of what is about to be deleted for good. */
  readonly deleting?: (what: { readonly profileName?: string; readonly spaceName?: string }) => void
  /**
   * What stands there by id. Default: every one that is asked about, in IAM mode and without a
   * default role.
   */
  readonly domains?: ReadonlyMap<string, Domain>
  /** How many of each kind the account may have. Default: any number. */
  readonly limits?: ReadonlyMap<Counted, number>
  readonly fault?: Fault
}

export interface Studios extends Required<Omit<MemoryStudioOptions, 'domains'>> {
  readonly domains: ReadonlyMap<string, Domain> | undefined
  readonly profiles: Map<string, StudioProfile>
  apps: StudioApp[]
  spaces: StudioSpace[]
}

export const arnOf = (domainId: string, profileName: string) =>
  `arn:aws:sagemaker:eu-west-1:111111111111:user-profile/${domainId}/${profileName}`

const settled: Partial<Record<ProfileStatus, readonly [ProfileStatus, ProfileStatus]>> = {
  Pending: ['InService', 'Failed'],
  Updating: ['InService', 'Update_Failed'],
}

/** The profile as it is now: whatever was to happen by now has happened. */
export function find(
  studios: Studios,
  domainId: string,
  profileName: string,
): StudioProfile | undefined {
  const { profiles, clock, fails } = studios
  const arn = arnOf(domainId, profileName.toLowerCase())
  const profile = profiles.get(arn)
  if (!profile || clock.now() < profile.settlesAt) return profile
  const after = settled[profile.status]
  if (after) profile.status = after[fails(profileName) ? 1 : 0]
  if (profile.status !== 'Deleting') return profile
  if (fails(profileName)) profile.status = 'Delete_Failed'
  else profiles.delete(arn)
  return profiles.get(arn)
}
