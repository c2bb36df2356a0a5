/** Open Studio sessions, of every kind: each is judged again whenever its person does something. */
import { defineStore, type World } from '../world/world.ts'

/** How a session was entered: by a presigned URL (IAM mode) or by Identity Center (SSO mode). */
export type StudioSessionKind = 'presigned' | 'sso'

export interface StudioSessionRequest {
  readonly kind: StudioSessionKind
  readonly domainId: string
  readonly userProfileName: string
  /** How long the session may last, in seconds. */
  readonly seconds: number
  /**
   * Why the session may not go on, in words for its person; undefined while it may. Asked at every
   * request. That the profile exists and that the session is not too old is judged elsewhere.
   */
  readonly refusal: (world: World) => string | undefined
}

export interface StudioSession extends StudioSessionRequest {
  /** The value of the browser's cookie. */
  readonly cookie: string
  /** Milliseconds since the epoch. */
  readonly openedAt: number
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Begins every session's cookie, so that a search for it shows where one leaked. */
export const STUDIO_SESSION_CANARY = 'canary-studio-session-'

const sessions = defineStore(() => new Map<string, StudioSession>())

export function openStudioSession(world: World, request: StudioSessionRequest): StudioSession {
  const openedAt = world.clock.now()
  const session = {
    ...request,
    cookie: `${STUDIO_SESSION_CANARY}${world.random.hex(32)}`,
    openedAt,
    expiresAt: openedAt + request.seconds * 1000,
  }
  sessions.of(world).set(session.cookie, session)
  return session
}

/** Whatever its age: whether it may go on is asked of `sessionRefusal`. */
export function findStudioSession(world: World, cookie: string): StudioSession | undefined {
  return sessions.of(world).get(cookie)
}
