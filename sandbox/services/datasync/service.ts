/**
 * AWS DataSync, Basic mode between EFS and S3. Not here: agents, schedules, filters, manifests,
 * task reports, bandwidth limits and cancelling; logs are accepted and not written.
 */
import { apiRecorder } from '../../cloudtrail/api-record.ts'
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'datasync',
  protocol: 'awsJson1_1',
  target: 'FmrsService',
  record: apiRecorder('datasync.amazonaws.com'),
  authorize,
}
