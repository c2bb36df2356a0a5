/** ListServiceQuotas: those of Studio, at most 100 a page (assumed, also as the default). */
import { type QuotaKind, quotaOf, quotaRows } from '../../studio/quotas.ts'
import { type Action, AwsError, type Call } from '../service.ts'
import { findQuota, requireService, shownQuota } from './quota.ts'

interface ListServiceQuotasRequest {
  readonly ServiceCode: string
  readonly QuotaCode?: string
  readonly MaxResults?: number
  readonly NextToken?: string
}

const LONGEST_PAGE = 100

export const action: Action = (request: ListServiceQuotasRequest, call: Call) => {
  const { ServiceCode, QuotaCode, MaxResults = LONGEST_PAGE } = request
  requireService(ServiceCode)
  const kinds = QuotaCode === undefined ? allKinds() : [findQuota({ ServiceCode, QuotaCode })]
  const start = startOf(request.NextToken)
  const end = start + MaxResults
  return {
    Quotas: kinds
      .slice(start, end)
      .map((kind) => shownQuota(call, kind, quotaOf(call.world, call, kind))),
    ...(end < kinds.length && { NextToken: String(end) }),
  }
}

function allKinds(): QuotaKind[] {
  return Object.keys(quotaRows) as QuotaKind[]
}

function startOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0
  if (/^\d{1,3}$/.test(token)) return Number(token)
  throw new AwsError('InvalidPaginationTokenException', 'The NextToken is none of this listing.')
}
