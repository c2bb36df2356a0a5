/** Spaces and apps of Studio in memory. */
import { StillPending } from '../../core/errors.ts'
import type { App, Studio } from '../../core/ports.ts'
import type { Instant } from '../../core/words.ts'
import { find, type StudioApp, type StudioSpace, type Studios } from './memory-studio-state.ts'
import { pageOf } from './memory-tables.ts'

/** Of all lists. */
const ROWS_PER_PAGE = 100

export function appCalls(studios: Studios) {
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
    apps: ({ domainId, profileName, spaceName }, cursor) =>
      fault('studio.apps', () => {
        sweep()
        const apps = studios.apps
          .filter((row) => row.domainId === domainId)
          .map(({ app }) => app)
          .filter((app) => profileName === undefined || app.profileName === profileName)
          .filter((app) => spaceName === undefined || app.spaceName === spaceName)
        const { rows, next } = pageOf(apps, { cursor, most: ROWS_PER_PAGE })
        return { apps: rows, ...next }
      }),
    createApp: ({ domainId, spaceName, appType }) =>
      fault('studio.createApp', () => {
        sweep()
        const createdAt = clock.now()
        const space = studios.spaces.find(
          (one) => one.domainId === domainId && one.spaceName === spaceName,
        )
        if (!space) throw new Error(`there is no space ${spaceName} in domain ${domainId}`)
        const { readyAt = 0, goneAt } = space
        const owner = find(studios, domainId, space.owner)
        const isReady = readyAt <= createdAt && !goneAt && owner?.status === 'InService'
        const own = studios.apps.filter(({ app }) => app.spaceName === spaceName)
        if (!isReady || own.some(({ app }) => app.status !== 'Deleted')) return 'taken'
        if (runningApps(studios) >= (studios.limits.get('apps') ?? Infinity)) return 'no room'
        studios.apps = studios.apps.filter((row) => !own.includes(row))
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
        const { app } = studios.apps.find(same) ?? {}
        if (!app || app.status === 'Deleted' || app.status === 'Failed') return
        if (app.status !== 'InService') throw new StillPending(`app ${appName} is ${app.status}`)
        const goneAt = clock.now() + changeMs
        studios.apps = studios.apps.map((row) =>
          same(row) ? { domainId, app: { ...row.app, status: 'Deleting' }, goneAt } : row,
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

export function spaceCalls(studios: Studios) {
  const { fault, clock, changeMs } = studios
  const sweep = () => {
    studios.spaces = studios.spaces.filter(({ goneAt = Infinity }) => goneAt > clock.now())
  }
  return {
    spaces: (domainId, cursor) =>
      fault('studio.spaces', () => {
        sweep()
        const all = studios.spaces.filter((space) => space.domainId === domainId)
        const { rows, next } = pageOf(all, { cursor, most: ROWS_PER_PAGE })
        const spaces = rows.map((space) => {
          const { spaceName, owner, appType, isShared = false } = space
          const status = statusOf(space, clock.now())
          return { spaceName, owner, isShared, ...(appType && { appType }), status }
        })
        return { spaces, ...next }
      }),
    deleteSpace: (domainId, spaceName) =>
      fault('studio.deleteSpace', () => {
        sweep()
        const used = studios.apps.some(
          ({ app }) => app.spaceName === spaceName && app.status !== 'Deleted',
        )
        const space = studios.spaces.find(
          (one) => one.domainId === domainId && one.spaceName === spaceName,
        )
        if (!space) return
        const status = statusOf(space, clock.now())
        if (status !== 'InService') throw new StillPending(`space ${spaceName} is ${status}`)
        if (used) throw new StillPending(`space ${spaceName} still has apps`)
        studios.deleting({ spaceName })
        const goneAt = clock.now() + changeMs
        studios.spaces = studios.spaces.map((one) => (one === space ? { ...one, goneAt } : one))
      }),
  } satisfies Partial<Studio>
}

function statusOf({ readyAt = 0, goneAt }: StudioSpace, now: Instant): string {
  if (goneAt !== undefined) return 'Deleting'
  return readyAt > now ? 'Pending' : 'InService'
}

/** Apps that may run. */
export function runningApps({ apps }: Studios): number {
  return apps.filter(({ app }) => app.status === 'InService' || app.status === 'Pending').length
}
