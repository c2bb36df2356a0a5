/** The Identity Store: the public API onto the directory of IAM Identity Center. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'
import { recordIdentityStore } from './record.ts'

export const service: ServiceDefinition = {
  name: 'identitystore',
  protocol: 'awsJson1_1',
  target: 'AWSIdentityStore',
  record: recordIdentityStore,
  authorize,
  accessDenied: { code: 'AccessDeniedException', status: 403 },
}
