/** AWS Identity and Access Management: policies of roles, read and written while all runs. */
import { apiRecorder } from '../../cloudtrail/api-record.ts'
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'iam',
  protocol: 'awsQuery',
  query: { version: '2010-05-08', xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  globalRegion: 'us-east-1',
  record: apiRecorder('iam.amazonaws.com'),
  authorize,
  accessDenied: { code: 'AccessDenied', status: 403 },
}
