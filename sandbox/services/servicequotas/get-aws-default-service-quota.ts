/** GetAWSDefaultServiceQuota: the value that holds for who never asked for more. */
import { quotaRows } from '../../studio/quotas.ts'
import type { Action, Call } from '../service.ts'
import { findQuota, type QuotaRequest, shownQuota } from './quota.ts'

export const action: Action = (request: QuotaRequest, call: Call) => {
  const kind = findQuota(request)
  return { Quota: shownQuota(call, kind, quotaRows[kind].awsDefault) }
}
