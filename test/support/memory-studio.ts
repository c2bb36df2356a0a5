/** SageMaker Studio in memory: what takes time there takes time here, by an injected clock. */
import { QuotaReached, StillPending } from '../../core/errors.ts'
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
import { type Fault, noFault } from './memory-tables.ts'

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

interface StudioApp {
  readonly domainId: string
  readonly app: App
  /** Set while Pending. */
  readonly inServiceAt?: Instant
  /** Set while Deleting. */
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

interface StudioSpace {
  readonly domainId: string
  readonly spaceName: string
  readonly owner: string
  readonly appType?: string
  readonly isShared?: boolean
  readonly goneAt?: Instant
}

export interface MemoryStudio extends Studio {
  readonly profilesByArn: Map<string, StudioProfile>
  /** As Studio does when a user opens it. */
  startApp(domainId: string, app: Omit<App, 'status'>): void
  addSpace(domainId: string, spaceName: string, owner: string, appType?: string): void
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
  /** What stands there by id. Default: every domain is in IAM mode, without a default role. */
  readonly domains?: ReadonlyMap<string, Domain>
  /** How many of each kind the account may have. Default: any number. */
  readonly limits?: ReadonlyMap<Counted, number>
  readonly fault?: Fault
}

interface Studios extends Required<MemoryStudioOptions> {
  readonly profiles: Map<string, StudioProfile>
  apps: StudioApp[]
  spaces: StudioSpace[]
}

export function memoryStudio(options: MemoryStudioOptions): MemoryStudio {
  const studios: Studios = {
    changeMs: 10_000,
    fails: () => false,
    runScript: () => undefined,
    deleting: () => undefined,
    domains: new Map(),
    limits: new Map(),
    fault: noFault,
    ...options,
    profiles: new Map(),
    apps: [],
    spaces: [],
  }
  return {
    profilesByArn: studios.profiles,
    ...profileCalls(studios),
    ...appCalls(studios),
    ...spaceCalls(studios),
    startApp: (domainId, app) =>
      void studios.apps.push({ domainId, app: { ...app, status: 'InService' } }),
    addSpace: (domainId, spaceName, owner, appType = 'JupyterLab') =>
      void studios.spaces.push({ domainId, spaceName, owner, appType }),
    shareSpace: (spaceName) => {
      studios.spaces = studios.spaces.map((space) =>
        space.spaceName === spaceName ? { ...space, isShared: true } : space,
      )
    },
  }
}

const arnOf = (domainId: string, profileName: string) =>
  `arn:aws:sagemaker:eu-west-1:111111111111:user-profile/${domainId}/${profileName}`

const settled: Partial<Record<ProfileStatus, readonly [ProfileStatus, ProfileStatus]>> = {
  Pending: ['InService', 'Failed'],
  Updating: ['InService', 'Update_Failed'],
}

/** The profile as it is now: whatever was to happen by now has happened. */
function find(studios: Studios, domainId: string, profileName: string): StudioProfile | undefined {
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

function domainOf({ domains }: Studios, domainId: string): Domain {
  const homeFileSystemId = 'fs-0123456789abcdef0'
  return domains.get(domainId) ?? { mode: 'iam', defaultRoleArn: undefined, homeFileSystemId }
}

function countIn(studios: Studios, what: Counted): number {
  const { profiles, domains, spaces, apps } = studios
  if (what === 'profiles')
    return [...profiles.values()].filter((one) => find(studios, one.domainId, one.profileName))
      .length
  if (what === 'domains') return domains.size
  if (what === 'spaces') return spaces.length
  return apps.filter(({ app }) => app.status === 'InService' || app.status === 'Pending').length
}

function create(studios: Studios, profile: Parameters<Studio['createProfile']>[0]): boolean {
  const { clock, profiles, changeMs } = studios
  const { domainId, profileName, roleArn, tags, signInUser } = profile
  if (find(studios, domainId, profileName)) return false
  if ((signInUser === undefined) !== (domainOf(studios, domainId).mode === 'iam'))
    throw new Error(`domain ${domainId} is not in that mode`)
  if (countIn(studios, 'profiles') >= (studios.limits.get('profiles') ?? Infinity))
    throw new QuotaReached('the account may have no more user profiles')
  const arn = arnOf(domainId, profileName.toLowerCase())
  const settlesAt = clock.now() + changeMs
  const homeUid = String(200_001 + profiles.size)
  const bound = signInUser === undefined ? {} : { signInUser }
  const made = { domainId, profileName, arn, homeUid, roleArn, tags: { ...tags }, ...bound }
  profiles.set(arn, { ...made, status: 'Pending', settlesAt })
  return true
}

function profileCalls(studios: Studios) {
  const { fault, clock, profiles, changeMs } = studios
  const begin = (profile: StudioProfile, status: ProfileStatus) => {
    profile.status = status
    profile.settlesAt = clock.now() + changeMs
  }
  return {
    createProfile: (profile) => fault('studio.createProfile', () => create(studios, profile)),
    profiles: (domainId) =>
      fault('studio.profiles', () => {
        const all = [...profiles.values()].filter((profile) => profile.domainId === domainId)
        const now = all.filter(({ profileName }) => find(studios, domainId, profileName))
        return { profileNames: now.map(({ profileName }) => profileName) }
      }),
    describeProfile: (domainId, profileName) =>
      fault('studio.describeProfile', (): Profile | undefined => {
        const profile = find(studios, domainId, profileName)
        if (!profile) return undefined
        const { status, arn, roleArn, homeUid, settings, signInUser } = profile
        const bound = signInUser === undefined ? {} : { signInUser }
        const more = { ...(homeUid && { homeUid }), ...(settings && { settings }), ...bound }
        return { status, arn, roleArn, ...more }
      }),
    describeDomain: (domainId) => fault('studio.describeDomain', () => domainOf(studios, domainId)),
    count: (what) => fault('studio.count', () => ({ count: countIn(studios, what) })),
    setRole: ({ domainId, profileName, roleArn, settings }) =>
      fault('studio.setRole', () => {
        const profile = find(studios, domainId, profileName)
        if (!profile) return false
        if (profile.status !== 'InService' && profile.status !== 'Update_Failed')
          throw new StillPending(`profile ${profileName} is ${profile.status}`)
        profile.roleArn = roleArn
        if (settings) profile.settings = settings
        begin(profile, 'Updating')
        return true
      }),
    tagProfile: (profileArn, tags) =>
      fault('studio.tagProfile', () => {
        const profile = profiles.get(profileArn)
        if (!profile) throw new Error(`there is no profile ${profileArn} to tag`)
        Object.assign(profile.tags, tags)
      }),
    profileTags: (profileArn) =>
      fault('studio.profileTags', () => ({ ...profiles.get(profileArn)?.tags })),
    deleteProfile: (domainId, profileName) =>
      fault('studio.deleteProfile', () => {
        const profile = find(studios, domainId, profileName)
        if (!profile || profile.status === 'Deleting') return
        const { apps, spaces } = studios
        const used = apps.some(
          ({ app }) => app.profileName === profileName && app.status !== 'Deleted',
        )
        if (used || spaces.some(({ owner }) => owner === profileName))
          throw new StillPending(`profile ${profileName} still has apps or spaces`)
        studios.deleting({ profileName })
        begin(profile, 'Deleting')
      }),
  } satisfies Partial<Studio>
}

function appCalls(studios: Studios) {
  const { fault, clock, changeMs } = studios
  const sweep = () => {
    const now = clock.now()
    studios.apps = studios.apps.map(({ domainId, app, inServiceAt, goneAt }) => {
      if (goneAt !== undefined && goneAt <= now)
        return { domainId, app: { ...app, status: 'Deleted' } }
      if (inServiceAt === undefined || inServiceAt > now)
        return { domainId, app, ...(inServiceAt && { inServiceAt }), ...(goneAt && { goneAt }) }
      beginScript(studios, domainId, app)
      return { domainId, app: { ...app, status: 'InService' } }
    })
  }
  return {
    apps: ({ domainId, profileName, spaceName }) =>
      fault('studio.apps', () => {
        sweep()
        const apps = studios.apps
          .filter((row) => row.domainId === domainId)
          .map(({ app }) => app)
          .filter((app) => profileName === undefined || app.profileName === profileName)
          .filter((app) => spaceName === undefined || app.spaceName === spaceName)
        return { apps }
      }),
    createApp: ({ domainId, spaceName, appType }) =>
      fault('studio.createApp', () => {
        sweep()
        const live = studios.apps.some(
          ({ app }) => app.spaceName === spaceName && app.status !== 'Deleted',
        )
        if (live || !studios.spaces.some((space) => space.spaceName === spaceName)) return 'taken'
        const createdAt = clock.now()
        const app = {
          appType,
          appName: 'default',
          spaceName,
          createdAt,
          status: 'Pending',
        } as const
        studios.apps.push({ domainId, app, inServiceAt: createdAt + changeMs })
        return 'started'
      }),
    deleteApp: (domainId, { appType, appName, profileName, spaceName }) =>
      fault('studio.deleteApp', () => {
        sweep()
        const same = ({ app, ...row }: StudioApp) =>
          row.domainId === domainId &&
          app.appType === appType &&
          app.appName === appName &&
          (spaceName === undefined
            ? app.profileName === profileName && app.spaceName === undefined
            : app.spaceName === spaceName)
        studios.apps = studios.apps.map((row) =>
          same(row) && row.app.status === 'InService'
            ? {
                domainId,
                app: { ...row.app, status: 'Deleting' },
                goneAt: clock.now() + changeMs,
              }
            : row,
        )
      }),
  } satisfies Partial<Studio>
}

function beginScript(studios: Studios, domainId: string, { spaceName, createdAt }: App): void {
  const space = studios.spaces.find((one) => one.spaceName === spaceName)
  if (!space || spaceName === undefined) return
  const { owner } = space
  const profile = find(studios, domainId, owner)
  const isRunning = () =>
    studios.apps.some(
      (row) =>
        row.app.spaceName === spaceName &&
        row.app.createdAt === createdAt &&
        row.app.status === 'InService',
    )
  studios.runScript({ domainId, spaceName, owner, roleArn: profile?.roleArn, isRunning })
}

function spaceCalls(studios: Studios) {
  const { fault, clock, changeMs } = studios
  const sweep = () => {
    studios.spaces = studios.spaces.filter(({ goneAt = Infinity }) => goneAt > clock.now())
  }
  return {
    spaces: (domainId) =>
      fault('studio.spaces', () => {
        sweep()
        const rows = studios.spaces.filter((space) => space.domainId === domainId)
        return {
          spaces: rows.map(({ spaceName, owner, appType, isShared = false, goneAt }) => ({
            spaceName,
            owner,
            isShared,
            ...(appType && { appType }),
            status: goneAt === undefined ? 'InService' : 'Deleting',
          })),
        }
      }),
    deleteSpace: (domainId, spaceName) =>
      fault('studio.deleteSpace', () => {
        sweep()
        const used = studios.apps.some(
          ({ app }) => app.spaceName === spaceName && app.status !== 'Deleted',
        )
        if (used) throw new StillPending(`space ${spaceName} still has apps`)
        studios.deleting({ spaceName })
        studios.spaces = studios.spaces.map((space) =>
          space.domainId === domainId && space.spaceName === spaceName
            ? { ...space, goneAt: space.goneAt ?? clock.now() + changeMs }
            : space,
        )
      }),
  } satisfies Partial<Studio>
}
