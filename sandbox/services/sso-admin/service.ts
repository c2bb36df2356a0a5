/** SSO Admin: the applications of IAM Identity Center and who is assigned to them. */
import { apiRecorder } from '../../cloudtrail/api-record.ts'
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'sso-admin',
  protocol: 'awsJson1_1',
  target: 'SWBExternalService',
  record: apiRecorder('sso.amazonaws.com'),
  authorize,
  accessDenied: { code: 'AccessDeniedException', status: 403 },
}
