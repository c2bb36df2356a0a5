/** Amazon EventBridge: putting events and looking at buses and rules, which templates make. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

/** PutEvents is a data event; what management calls leave in CloudTrail is not emulated. */
export const service: ServiceDefinition = {
  name: 'events',
  protocol: 'awsJson1_1',
  target: 'AWSEvents',
  authorize,
}
