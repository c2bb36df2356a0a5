/** Whether an account and Region have room for more of something, by their quotas. */
import { type QuotaKind, quotaOf, quotaRows } from '../../studio/quotas.ts'
import type { Space } from '../../studio/store.ts'
import { AwsError, type Call } from '../service.ts'

export interface Wanted {
  readonly kind: QuotaKind
  readonly used: number
  /** Default 1. */
  readonly more?: number
}

/**
 * Throws `ResourceLimitExceeded`. The sentence is the one that SageMaker is known to answer for
 * quotas of instances; that it is the same for Studio's is assumed.
 */
export function requireRoom(call: Call, { kind, used, more = 1 }: Wanted): void {
  const limit = quotaOf(call.world, call, kind)
  if (used + more <= limit) return
  const { name, counted } = quotaRows[kind]
  throw new AwsError(
    'ResourceLimitExceeded',
    `The account-level service limit '${name}' is ${limit} ${counted}, with current utilization ` +
      `of ${used} ${counted} and a request delta of ${more} ${counted}. Please use AWS Service ` +
      'Quotas to request an increase for this quota. If AWS Service Quotas is not available, ' +
      'contact AWS support to request an increase for this quota.',
  )
}

/** Of JupyterLab and Code Editor spaces when none is asked for (SageMaker developer guide). */
const DEFAULT_VOLUME_GIGABYTES = 5

/** The size of the EBS volume that a space's settings ask for; 0 for spaces of Studio Classic. */
export function volumeGigabytes({ AppType, SpaceStorageSettings }: Space['spaceSettings']): number {
  const asked = Object(Object(SpaceStorageSettings).EbsStorageSettings).EbsVolumeSizeInGb
  if (typeof asked === 'number') return asked
  return AppType === 'JupyterLab' || AppType === 'CodeEditor' ? DEFAULT_VOLUME_GIGABYTES : 0
}
