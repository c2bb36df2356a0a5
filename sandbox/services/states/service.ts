/** AWS Step Functions: machines come from templates; executions are started, stopped and read. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

/** Leaves nothing in CloudTrail: no rule of ours listens to it, and real ones may not miss it. */
export const service: ServiceDefinition = {
  name: 'states',
  protocol: 'awsJson1_0',
  target: 'AWSStepFunctions',
  authorize,
}
