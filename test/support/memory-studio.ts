/** SageMaker Studio in memory: what takes time there takes time here, by an injected clock. */
import { QuotaReached, StillPending } from '../../core/errors.ts'
import type { Counted, Domain, Profile, ProfileStatus, Studio } from '../../core/ports.ts'
import { appCalls, runningApps, spaceCalls } from './memory-spaces.ts'
import {
  arnOf,
  find,
  type MemoryStudio,
  type MemoryStudioOptions,
  type StudioProfile,
  type Studios,
} from './memory-studio-state.ts'
import { noFault, pageOf } from './memory-tables.ts'

/** Of all lists. */
const ROWS_PER_PAGE = 100

export function memoryStudio(options: MemoryStudioOptions): MemoryStudio {
  const studios: Studios = {
    changeMs: 10_000,
    fails: () => false,
    runScript: () => undefined,
    deleting: () => undefined,
    domains: undefined,
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
    startApp(domainId, app) {
      // One that ran before is the same app again.
      const isOther = (row: (typeof studios.apps)[number]) =>
        row.domainId !== domainId ||
        (['appType', 'appName', 'profileName', 'spaceName'] as const).some(
          (name) => row.app[name] !== app[name],
        )
      studios.apps = studios.apps.filter(isOther)
      studios.apps.push({ domainId, app: { ...app, status: 'InService' } })
    },
    addSpace: (domainId, spaceName, owner, appType = 'JupyterLab') =>
      void studios.spaces.push({ domainId, spaceName, owner, appType }),
    beginSpace(domainId, spaceName, owner) {
      const readyAt = studios.clock.now() + studios.changeMs
      studios.spaces.push({ domainId, spaceName, owner, appType: 'JupyterLab', readyAt })
    },
    shareSpace: (spaceName) => {
      studios.spaces = studios.spaces.map((space) =>
        space.spaceName === spaceName ? { ...space, isShared: true } : space,
      )
    },
  }
}

function domainOf({ domains }: Studios, domainId: string): Domain | undefined {
  if (domains) return domains.get(domainId)
  return { mode: 'iam', defaultRoleArn: undefined, homeFileSystemId: 'fs-0123456789abcdef0' }
}

function countIn(studios: Studios, what: Counted): number {
  const { profiles, domains, spaces } = studios
  if (what === 'profiles')
    return [...profiles.values()].filter((one) => find(studios, one.domainId, one.profileName))
      .length
  if (what === 'domains') return domains?.size ?? 0
  if (what === 'spaces') return spaces.length
  return runningApps(studios)
}

function create(studios: Studios, profile: Parameters<Studio['createProfile']>[0]): boolean {
  const { clock, profiles, changeMs } = studios
  const { domainId, profileName, roleArn, tags, signInUser } = profile
  const domain = domainOf(studios, domainId)
  if (!domain) throw new Error(`there is no domain ${domainId}`)
  if (find(studios, domainId, profileName)) return false
  if ((signInUser === undefined) !== (domain.mode === 'iam'))
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
    profiles: (domainId, cursor) =>
      fault('studio.profiles', () => {
        const all = [...profiles.values()].filter((profile) => profile.domainId === domainId)
        const now = all.filter(({ profileName }) => find(studios, domainId, profileName))
        const { rows, next } = pageOf(now, { cursor, most: ROWS_PER_PAGE })
        return { profileNames: rows.map(({ profileName }) => profileName), ...next }
      }),
    describeProfile: (domainId, profileName) =>
      fault('studio.describeProfile', (): Profile | undefined => {
        const profile = find(studios, domainId, profileName)
        if (!profile) return undefined
        const { status, arn, roleArn, homeUid, signInUser } = profile
        const settings = { ...profile.settings, ExecutionRole: roleArn }
        const bound = signInUser === undefined ? {} : { signInUser }
        return { status, arn, roleArn, settings, ...(homeUid && { homeUid }), ...bound }
      }),
    describeDomain: (domainId) => fault('studio.describeDomain', () => domainOf(studios, domainId)),
    count: (what, cursor) =>
      fault('studio.count', () => {
        const all = Array.from({ length: countIn(studios, what) })
        const { rows, next } = pageOf(all, { cursor, most: ROWS_PER_PAGE })
        return { count: rows.length, ...next }
      }),
    setRole: ({ domainId, profileName, roleArn, settings }) =>
      fault('studio.setRole', () => {
        const profile = find(studios, domainId, profileName)
        if (!profile) return false
        if (profile.status !== 'InService' && profile.status !== 'Update_Failed')
          throw new StillPending(`profile ${profileName} is ${profile.status}`)
        profile.roleArn = roleArn
        // The role stands for itself.
        const { ExecutionRole: _, ...others } = settings ?? {}
        if (settings) profile.settings = others
        begin(profile, 'Updating')
        return true
      }),
    ...tagCalls(studios),
    deleteProfile: (domainId, profileName) =>
      fault('studio.deleteProfile', () => {
        const profile = find(studios, domainId, profileName)
        if (!profile) return
        if (['Pending', 'Updating', 'Deleting'].includes(profile.status))
          throw new StillPending(`profile ${profileName} is ${profile.status}`)
        const { apps, spaces } = studios
        const own = (owner: string | undefined) => owner === profile.profileName
        const used = apps.some(({ app }) => own(app.profileName) && app.status !== 'Deleted')
        const now = clock.now()
        if (used || spaces.some(({ owner, goneAt = Infinity }) => own(owner) && goneAt > now))
          throw new StillPending(`profile ${profileName} still has apps or spaces`)
        studios.deleting({ profileName })
        begin(profile, 'Deleting')
      }),
  } satisfies Partial<Studio>
}

function tagCalls({ fault, profiles }: Studios) {
  return {
    tagProfile: (profileArn, tags) =>
      fault('studio.tagProfile', () => {
        const profile = profiles.get(profileArn)
        if (!profile) throw new Error(`there is no profile ${profileArn} to tag`)
        Object.assign(profile.tags, tags)
      }),
    profileTags: (profileArn) =>
      fault('studio.profileTags', () => {
        const profile = profiles.get(profileArn)
        if (!profile) throw new Error(`there is no profile ${profileArn} with tags`)
        return { ...profile.tags }
      }),
  } satisfies Partial<Studio>
}
