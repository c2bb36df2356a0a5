/** Amazon CloudWatch: metrics put and looked at, and alarms, which templates make. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

/**
 * Newer clients speak JSON (or CBOR, which is not spoken here), older ones the query protocol. What
 * its management calls leave in CloudTrail is not emulated.
 */
export const service: ServiceDefinition = {
  name: 'cloudwatch',
  protocol: 'awsJson1_0',
  target: 'GraniteServiceVersion20100801',
  query: {
    version: '2010-08-01',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  },
  authorize,
  accessDenied: { code: 'AccessDenied', status: 403 },
}
