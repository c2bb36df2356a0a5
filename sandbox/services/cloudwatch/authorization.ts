/** What CloudWatch's actions need: metrics are no resources; putting brings the namespace. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action, { Namespace }, { region, accountId }) => {
  const needed = `cloudwatch:${action}`
  if (action === 'DescribeAlarms')
    return [{ action: needed, resource: `arn:aws:cloudwatch:${region}:${accountId}:alarm:*` }]
  const context = { 'cloudwatch:namespace': String(Namespace) }
  return [{ action: needed, resource: '*', ...(action === 'PutMetricData' && { context }) }]
}
