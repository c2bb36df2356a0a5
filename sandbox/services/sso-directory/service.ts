/**
 * The back-end of IAM Identity Center's console. It has no public API: only its CloudTrail records
 * and its host (`up.sso.<region>.amazonaws.com`) are known. The protocol, the target and the
 * members of its requests are assumed, the members after the names in the records.
 */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'
import { recordSsoDirectory } from './record.ts'

export const service: ServiceDefinition = {
  name: 'sso-directory',
  protocol: 'awsJson1_1',
  target: 'SWBUPService',
  record: recordSsoDirectory,
  authorize,
}
