/** Whether a user must be reconciled, told from what was read in bulk, and why. */
import type { AccessMap } from '../access-map/access-map.ts'
import { entitlementsOf } from '../entitlement/entitlements-of.ts'
import { planFor } from '../plan/plan.ts'
import type { SignIn } from '../plan/plan-input.ts'
import type { Pins } from '../ports.ts'
import type { Grant, Instant, Restoration, StepKind, UserStatus } from '../words.ts'
import type { Cause } from './run.ts'

export interface KnownUser {
  readonly userId: string
  /** As the snapshot has it. */
  readonly status: UserStatus
  readonly groupIds: readonly string[]
  /** As the directory's listings have it; `absent` for whom none of its pages named. */
  readonly listed: { readonly status: UserStatus; readonly groupIds: readonly string[] }
  readonly grants: readonly Grant[]
  /** By an operator. */
  readonly restored?: Restoration
  /** For who has another name than one of their profiles is bound to: see `PlanInput`. */
  readonly signIn?: SignIn
  /** The deletion guard held something of this user at the last plan. */
  readonly waits?: boolean
}

export interface Comparison {
  readonly map: AccessMap
  readonly pins: Pins
  readonly now: Instant
  /** The last complete run compared by another map, or there was none. */
  readonly mapChanged: boolean
  /** Groups that strayed, or came back in this run. */
  readonly changedGroups: ReadonlySet<string>
}

export interface Difference {
  readonly cause: Cause
  /** Whether something may be taken away. */
  readonly removal: boolean
  /** A listing is one witness: before anything is taken the directory is asked about the user. */
  readonly readDirectory: boolean
  /** The deletion guard holds what no plan asks for any more: the wish can go. */
  readonly waitsInVain?: boolean
}

/**
 * Pure. Undefined when the user's reconciliation would find nothing to do now. A status that
 * neither the snapshot nor the listing tells is no difference: nothing follows from not knowing.
 */
export function differenceOf(user: KnownUser, comparison: Comparison): Difference | undefined {
  const { listed } = user
  const status = listed.status === 'unknown' ? user.status : listed.status
  if (status === 'unknown') return undefined
  if (status !== user.status) {
    const cause = user.status === 'unknown' ? 'holder died' : 'event lost'
    return { cause, removal: status !== 'enabled', readDirectory: true }
  }
  if (status === 'enabled' && !isSameSet(user.groupIds, listed.groupIds)) {
    const removal = user.groupIds.some((groupId) => !listed.groupIds.includes(groupId))
    return { cause: 'event lost', removal, readDirectory: true }
  }
  const { map, pins, now } = comparison
  const { userId, groupIds, grants } = user
  const { entitlements } = entitlementsOf({ map, userId, status, groupIds, pins })
  const restored = status === 'enabled' ? user.restored : undefined
  const { signIn } = user
  const input = { map, userId, entitlements, grants, now, because: [], ...(signIn && { signIn }) }
  const { steps } = planFor({ ...input, ...(restored && { restored }) })
  if (steps.length === 0) {
    if (!user.waits) return undefined
    const cause = causeOf(user, comparison)
    return { cause, removal: false, readDirectory: false, waitsInVain: true }
  }
  const removal = steps.some(({ kind }) => takesAway.has(kind))
  return { cause: causeOf(user, comparison), removal, readDirectory: false }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(other)
  return set.size === new Set(one).size && one.every((item) => set.has(item))
}

const takesAway: ReadonlySet<StepKind> = new Set(['suspend', 'deprovision'])

function causeOf({ groupIds }: KnownUser, { mapChanged, changedGroups }: Comparison): Cause {
  if (groupIds.some((groupId) => changedGroups.has(groupId))) return 'group changed'
  return mapChanged ? 'map changed' : 'holder died'
}
