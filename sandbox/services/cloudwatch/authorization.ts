/** What CloudWatch's actions need: metrics are no resources; putting brings the namespace. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action, { Namespace }) => [
  {
    action: `cloudwatch:${action}`,
    resource: '*',
    ...(action === 'PutMetricData' && { context: { 'cloudwatch:namespace': String(Namespace) } }),
  },
]
