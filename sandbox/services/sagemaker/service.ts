/** Amazon SageMaker: Studio's domains, profiles, spaces, apps and tags, and the work it does. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'
import { recordSageMaker } from './trail.ts'
import { workNeeds } from './work-authorization.ts'

export const service: ServiceDefinition = {
  name: 'sagemaker',
  protocol: 'awsJson1_1',
  target: 'SageMaker',
  record: recordSageMaker,
  authorize: (action, input, call) =>
    workNeeds(action, input, call) ?? authorize(action, input, call),
}
