/** Service Quotas: what SageMaker Studio allows an account, and what AWS allows by default. */
import { apiRecorder } from '../../cloudtrail/api-record.ts'
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'servicequotas',
  protocol: 'awsJson1_1',
  target: 'ServiceQuotasV20190624',
  record: apiRecorder('servicequotas.amazonaws.com'),
  authorize,
}
