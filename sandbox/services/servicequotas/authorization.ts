/** What Service Quotas' actions need: GetServiceQuota knows its quota, the others no resource. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action, { ServiceCode, QuotaCode }, call) => {
  const place = `arn:aws:servicequotas:${call.region}:${call.accountId}`
  const resource = action === 'GetServiceQuota' ? `${place}:${ServiceCode}/${QuotaCode}` : '*'
  return [{ action: `servicequotas:${action}`, resource }]
}
