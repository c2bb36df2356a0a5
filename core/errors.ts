/** One base class, a stable `code` per subclass, the facts as fields. */

export type RollcallErrorCode =
  | 'ERR_ACCESS_MAP_INVALID'
  | 'ERR_EVENT_UNREADABLE'
  | 'ERR_FROZEN'
  | 'ERR_GUARD_CHANGED'
  | 'ERR_LEASE_LOST'
  | 'ERR_MAP_CHANGED'
  | 'ERR_NAME_CHANGED'
  | 'ERR_NOT_OURS'
  | 'ERR_PROFILE_FAILED'
  | 'ERR_QUOTA_REACHED'
  | 'ERR_SETTING_MISSING'
  | 'ERR_STATUS_UNKNOWN'
  | 'ERR_STILL_PENDING'
  | 'ERR_THROTTLED'

export abstract class RollcallError extends Error {
  abstract readonly code: RollcallErrorCode
  /** Step Functions matches Retry and Catch on it; spelt out because bundling renames classes. */
  abstract override readonly name: string
}

/** The event cannot be read as a directory change or a role assumption; `path` is the place. */
export class EventUnreadable extends RollcallError {
  override readonly name = 'EventUnreadable'
  readonly code = 'ERR_EVENT_UNREADABLE'
  readonly path: string

  constructor(path: string, found: string) {
    super(`the event cannot be read: ${path} is ${found}`)
    this.path = path
  }
}

/** An operator has stopped such steps: plan again, and wait until the freeze ends. */
export class Frozen extends RollcallError {
  override readonly name = 'Frozen'
  readonly code = 'ERR_FROZEN'
}

/** Whoever was to be suspended came back meanwhile: plan again. */
export class GuardChanged extends RollcallError {
  override readonly name = 'GuardChanged'
  readonly code = 'ERR_GUARD_CHANGED'
}

/** Another holder has the lease (or it expired): whoever meets this stops at once. */
export class LeaseLost extends RollcallError {
  override readonly name = 'LeaseLost'
  readonly code = 'ERR_LEASE_LOST'
  readonly key: string
  readonly fence: number

  constructor(key: string, fence: number, options?: ErrorOptions) {
    super(`the lease of ${key} with fence ${fence} is held by another or has expired`, options)
    this.key = key
    this.fence = fence
  }
}

/** The bundle carries another access map than the plan was made with: plan again. */
export class MapChanged extends RollcallError {
  override readonly name = 'MapChanged'
  readonly code = 'ERR_MAP_CHANGED'
}

/**
 * In an SSO-mode domain: the user has another name than the plan was made with, or another user has
 * that name reserved: plan again.
 */
export class NameChanged extends RollcallError {
  override readonly name = 'NameChanged'
  readonly code = 'ERR_NAME_CHANGED'
}

/**
 * A profile of that name exists without Rollcall's tags, or with another user's. It is not touched.
 */
export class NotOurs extends RollcallError {
  override readonly name = 'NotOurs'
  readonly code = 'ERR_NOT_OURS'
}

/** SageMaker says that the profile failed; `status` is its word. */
export class ProfileFailed extends RollcallError {
  override readonly name = 'ProfileFailed'
  readonly code = 'ERR_PROFILE_FAILED'
}

/** A service has no room for another; what was to be made waits until there is: plan again. */
export class QuotaReached extends RollcallError {
  override readonly name = 'QuotaReached'
  readonly code = 'ERR_QUOTA_REACHED'
}

/** A needed setting is not there. */
export class SettingMissing extends RollcallError {
  override readonly name = 'SettingMissing'
  readonly code = 'ERR_SETTING_MISSING'

  constructor(name: string) {
    super(`the setting ${name} is missing: set it on the function, or deploy the stack again`)
  }
}

/** The directory's answer says neither enabled nor disabled: unknown is never read as either. */
export class StatusUnknown extends RollcallError {
  override readonly name = 'StatusUnknown'
  readonly code = 'ERR_STATUS_UNKNOWN'
}

/** The world has not settled yet: look again later. */
export class StillPending extends RollcallError {
  override readonly name = 'StillPending'
  readonly code = 'ERR_STILL_PENDING'
}

/** A service asked to be called less often. */
export class Throttled extends RollcallError {
  override readonly name = 'Throttled'
  readonly code = 'ERR_THROTTLED'
}
