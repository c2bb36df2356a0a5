/** When to look again at what a suspended user left running, and when the Deny may be lifted. */
import type { Instant } from './words.ts'

const MINUTE_MS = 60_000

/**
 * Open sessions of applications end within 30 minutes after a user or an assignment is gone (IAM
 * Identity Center User Guide, authconcept). Until then an open Studio could start apps again.
 */
export const SSO_SESSION_MS = 30 * MINUTE_MS

/** How often apps of an SSO-mode profile are looked for in that time. */
const SSO_LOOK_MS = 5 * MINUTE_MS

/**
 * And where another user has the name it is bound to: from a page that they opened before, apps may
 * be started until the Deny list is in force. They take a minute and more to come up.
 */
const TAKEN_LOOK_MS = MINUTE_MS

/** How often is looked whether jobs have ended. */
const WORK_LOOK_MS = 15 * MINUTE_MS

/**
 * Sessions of a role outlive its user by 12 hours at most (authconcept), unless a job renews them:
 * a Deny is lifted after that, and only when nothing runs.
 */
export const ROLE_SESSION_MS = 12 * 60 * MINUTE_MS

export interface Watched {
  readonly mode: 'iam' | 'sso'
  readonly suspendedAt: Instant
  readonly now: Instant
  /** Apps, jobs and executions that have not ended. */
  readonly running: number
  /** A Deny list names the profile. */
  readonly denied: boolean
  /** Another user has the name that the profile is bound to. Default false. */
  readonly nameTaken?: boolean
}

export interface Watching {
  /** Unset when nothing is left to see to. */
  readonly watchAt?: Instant
  readonly liftDeny: boolean
}

export function watching(watched: Watched): Watching {
  const { mode, suspendedAt, now, running, denied, nameTaken = false } = watched
  const ssoLook = nameTaken ? TAKEN_LOOK_MS : SSO_LOOK_MS
  const sessionsEnd = suspendedAt + ROLE_SESSION_MS
  const liftDeny = denied && running === 0 && now >= sessionsEnd
  const looks = [
    ...(mode === 'sso' && now < suspendedAt + SSO_SESSION_MS
      ? [Math.min(now + ssoLook, suspendedAt + SSO_SESSION_MS)]
      : []),
    ...(running > 0 ? [now + WORK_LOOK_MS] : []),
    ...(denied && !liftDeny ? [Math.max(sessionsEnd, now + WORK_LOOK_MS)] : []),
  ]
  return looks.length > 0 ? { watchAt: Math.min(...looks), liftDeny } : { liftDeny }
}
