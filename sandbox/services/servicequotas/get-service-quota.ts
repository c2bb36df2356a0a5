/** GetServiceQuota: the value that holds for the caller's account and Region. */
import { quotaOf } from '../../studio/quotas.ts'
import type { Action, Call } from '../service.ts'
import { findQuota, type QuotaRequest, shownQuota } from './quota.ts'

export const action: Action = (request: QuotaRequest, call: Call) => {
  const kind = findQuota(request)
  return { Quota: shownQuota(call, kind, quotaOf(call.world, call, kind)) }
}
