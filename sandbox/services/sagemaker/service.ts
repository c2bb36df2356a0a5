/** Amazon SageMaker: Studio's domains, user profiles, spaces, apps and tags. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'
import { recordSageMaker } from './trail.ts'

export const service: ServiceDefinition = {
  name: 'sagemaker',
  protocol: 'awsJson1_1',
  target: 'SageMaker',
  record: recordSageMaker,
  authorize,
}
