/** Remote connections of local IDEs to spaces, as StartSession opens them. */
import { defineStore, type World } from '../world/world.ts'
import { type App, type Space, studioStore } from './store.ts'

interface RemoteSession {
  readonly sessionId: string
  /** Of the space. */
  readonly resource: string
  readonly app: App
  readonly caller: string
}

export interface RemoteSessionView extends Omit<RemoteSession, 'app'> {
  readonly appArn: string
  readonly status: 'Connected' | 'Terminated'
}

/** Begins every session's token, so that a search for it shows where one leaked. */
export const REMOTE_SESSION_CANARY = 'canary-remote-session-'

const sessions = defineStore<RemoteSession[]>(() => [])

/** The app that a remote IDE is connected to; undefined when none of that kind runs. */
export function remoteAppOf(world: World, { domainId, spaceName }: Space): App | undefined {
  return [...studioStore.of(world).apps.values()].find(
    (app) =>
      app.domainId === domainId &&
      app.spaceName === spaceName &&
      ['JupyterLab', 'CodeEditor'].includes(app.appType) &&
      app.status === 'InService',
  )
}

export function openRemoteSession(
  world: World,
  { space, app, caller }: { readonly space: Space; readonly app: App; readonly caller: string },
) {
  const sessionId = `${app.appName}-${world.random.hex(17)}`
  sessions.of(world).push({ sessionId, resource: space.arn, app, caller })
  return { sessionId, token: `${REMOTE_SESSION_CANARY}${world.random.hex(64)}` }
}

/**
 * In the order of opening. A connection ends in the app's instance, and so with the app. That it is
 * judged by nothing else once it is open is assumed: AWS says that it may outlive the sign-in, by
 * up to 12 hours.
 */
export function remoteSessions(world: World): RemoteSessionView[] {
  return sessions.of(world).map(({ app, ...session }) => ({
    ...session,
    appArn: app.arn,
    status: app.status === 'InService' ? 'Connected' : 'Terminated',
  }))
}
