/** Amazon DynamoDB, in memory. It leaves nothing in CloudTrail: item calls are data events. */
import { operationNames } from '../../dynamodb/operations.ts'
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'dynamodb',
  protocol: 'awsJson1_0',
  target: 'DynamoDB_20120810',
  checkedByOthers: operationNames,
  authorize,
}
