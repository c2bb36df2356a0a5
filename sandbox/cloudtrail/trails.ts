/** Trails: which records of which accounts and Regions they log. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'

export interface EventSelector {
  readonly readWriteType: 'All' | 'ReadOnly' | 'WriteOnly'
  readonly includeManagementEvents: boolean
  readonly excludeManagementEventSources: readonly string[]
}

export interface Trail {
  readonly name: string
  readonly arn: string
  readonly accountId: string
  /** The home Region. */
  readonly region: string
  readonly isLogging: boolean
  readonly isMultiRegionTrail: boolean
  readonly isOrganizationTrail: boolean
  readonly includeGlobalServiceEvents: boolean
  /** None: all management events. */
  readonly eventSelectors: readonly EventSelector[]
}

/** What a trail judges a record by. */
export interface Trailed {
  readonly accountId: string
  readonly region: string
  readonly eventSource: string
  readonly readOnly: boolean
  readonly globalService: boolean
}

const trails = defineStore<Trail[]>(() => [])

/** Throws `TrailAlreadyExistsException`, or `InvalidParameterCombinationException` as AWS does. */
export function createTrail(world: World, trail: Trail): void {
  if (trail.isMultiRegionTrail && !trail.includeGlobalServiceEvents)
    throw new AwsError(
      'InvalidParameterCombinationException',
      'Multi-Region trail must include global service events.',
    )
  const known = trails.of(world)
  if (known.some(({ arn }) => arn === trail.arn))
    throw new AwsError('TrailAlreadyExistsException', `Trail ${trail.name} already exists`)
  known.push(trail)
}

export function listTrails(world: World): readonly Trail[] {
  return trails.of(world)
}

/**
 * Whether a trail logs the record. Inferred, not documented: that EventBridge hears only what a
 * trail's selectors admit (a `WriteOnly` trail keeps read events from every rule), and that an
 * organization's trail counts for each of its accounts; every account here is one of them.
 */
export function logs(trail: Trail, record: Trailed): boolean {
  if (!trail.isLogging) return false
  if (trail.accountId !== record.accountId && !trail.isOrganizationTrail) return false
  if (trail.region !== record.region && !trail.isMultiRegionTrail) return false
  if (record.globalService && !trail.includeGlobalServiceEvents) return false
  if (trail.eventSelectors.length === 0) return true
  return trail.eventSelectors.some((selector) => admits(selector, record))
}

function admits(selector: EventSelector, { eventSource, readOnly }: Trailed): boolean {
  if (!selector.includeManagementEvents) return false
  if (selector.excludeManagementEventSources.includes(eventSource)) return false
  if (selector.readWriteType === 'All') return true
  return (selector.readWriteType === 'ReadOnly') === readOnly
}
